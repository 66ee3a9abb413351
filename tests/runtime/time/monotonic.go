package main

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Times carry the monotonic clock until something drops it; arithmetic saturates.
func main() {
	a := time.Now()
	time.Sleep(time.Millisecond)
	b := time.Now()
	fmt.Println(b.After(a), a.Before(b), b.Sub(a) >= time.Millisecond, a.Equal(a.Round(0)), a == a.Round(0))
	fmt.Println(strings.Contains(a.String(), " m=+"), strings.Contains(a.Round(0).String(), "m="))
	fmt.Println(strings.Contains(a.Add(time.Second).String(), " m="), strings.Contains(a.UTC().String(), " m="),
		strings.Contains(a.AddDate(0, 0, 1).String(), "m="), strings.Contains(a.Truncate(time.Hour).String(), "m="))
	zone := time.FixedZone("zone", 60)
	fmt.Println(strings.Contains(a.In(zone).String(), " m="), strings.Contains(a.Local().String(), " m="))
	wall := time.Date(2024, 2, 29, 12, 0, 0, 5, time.UTC)
	fmt.Println(wall, wall.Add(-time.Nanosecond*6), wall.Sub(wall.Add(time.Hour)))
	far, early := time.Unix(1<<40, 0), time.Unix(-1<<40, 0)
	fmt.Println(far.Sub(early) == math.MaxInt64, early.Sub(far) == math.MinInt64)
	fmt.Println(time.Duration(math.MinInt64).Abs() == math.MaxInt64, time.Duration(-5).Abs())
	fmt.Println(time.Duration(1234567890).Round(time.Millisecond), time.Duration(-1234567890).Truncate(time.Second),
		time.Duration(math.MaxInt64).Round(time.Hour))
	fmt.Println(time.Until(b) < 0, time.Since(a) > 0, a.IsZero(), time.Time{}.IsZero(), a.Compare(b))
}
