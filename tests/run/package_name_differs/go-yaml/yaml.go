package yaml

type Node struct{}
type List[T any] struct{ items []T }
