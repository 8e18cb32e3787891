module motcua/launcher

go 1.19
