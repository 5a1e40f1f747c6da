"""The version of the arithmetic: it enters every ETag, so that a change of rule is a change of picture."""

ENGINE_VERSION = 3
