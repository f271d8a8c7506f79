"""From annotations to the folder of a build: staged by workers, finished by one finaliser."""
