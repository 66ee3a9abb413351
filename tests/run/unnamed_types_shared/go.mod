module unnamed

go 1.27
