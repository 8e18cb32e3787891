"""Files from outside are read by a process of their own, which may be killed.

The one way for all of them: who wants a file read asks (`asking`), the same program,
started with one word as a reader, answers (`answering`). Knows no kind of file.
"""
