"""What the script of the pages asks for and sends, as JSON; `dsbuild.web.routes` says where and to whom."""
