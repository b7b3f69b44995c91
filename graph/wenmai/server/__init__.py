"""`wenmai serve`: the graph in a browser and for programs, on this machine unless told otherwise.

The store is pyoxigraph's, the protocol around it is Starlette's and ours. Oxigraph's own server (the package
`oxigraph`) was tried: a query there reaches other machines through SERVICE, its time limit ends a query late
and with 200 and half an answer, and it has no limit of size. Here queries run in processes of their own.
"""
