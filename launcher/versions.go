package main

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	versionShape = regexp.MustCompile(`^\d+\.\d+\.\d+$`)
	idShape      = regexp.MustCompile(`^\d+\.\d+\.\d+-[0-9a-f]{8}$`)
)

func isVersion(text string) bool { return versionShape.MatchString(text) }

func isID(text string) bool { return idShape.MatchString(text) }

// versionOf returns the version in the name of a version's folder.
func versionOf(id string) string {
	version, _, _ := strings.Cut(id, "-")
	return version
}

// isNewer tells whether one version, like 0.10.2, is later than another.
func isNewer(one, other string) bool {
	ours, theirs := strings.Split(one, "."), strings.Split(other, ".")
	for at := 0; at < len(ours) && at < len(theirs); at++ {
		left, _ := strconv.Atoi(ours[at])
		right, _ := strconv.Atoi(theirs[at])
		if left != right {
			return left > right
		}
	}
	return false
}
