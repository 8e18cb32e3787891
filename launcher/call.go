package main

import (
	"os"
	"strings"
)

// call is what the person asked for: the window, or one command of the program.
type call struct {
	args     []string
	place    []string // the words that say whose data are meant
	isWindow bool
	onServer bool
}

// readCall parts the words that choose the data from the command behind them.
func readCall(args []string) call {
	found := call{args: args, isWindow: true}
	database := os.Getenv("MOTCUA_DATABASE")
	for at := 0; at < len(args); at++ {
		word := args[at]
		if !strings.HasPrefix(word, "-") {
			found.isWindow = false
			break
		}
		found.place = append(found.place, word)
		if word == "-h" || word == "--help" || word == "--version" {
			found.isWindow = false
		}
		if (word == "--data" || word == "--database") && at+1 < len(args) {
			at++
			found.place = append(found.place, args[at])
			if word == "--database" {
				database = args[at]
			}
		} else if strings.HasPrefix(word, "--database=") {
			database = strings.TrimPrefix(word, "--database=")
		}
	}
	found.onServer = strings.HasPrefix(database, "postgres")
	return found
}
