module ex.com/b1
go 1.24
