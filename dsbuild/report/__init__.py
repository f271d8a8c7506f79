"""What a build or a release says, added up."""
