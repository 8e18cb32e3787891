// The launcher is MotCua.exe as a person downloads it: the program behind it, packed,
// and this little starter. It unpacks the program once for each version into the
// user's own folder, starts it from there, and stays until its window is up.
//
// It is written in Go because it must run where nothing else can: with a full disk,
// a full temp folder, a damaged download. One file, no runtime, standard library only.
package main

import (
	"os"
	"path/filepath"
)

const (
	exitRefused = 4
	launchedBy  = "MOTCUA_LAUNCHED_FROM"
	handedOver  = "MOTCUA_HANDED_OVER"
)

func main() {
	os.Exit(run(os.Args[1:]))
}

// run does one start and returns the exit status.
func run(args []string) int {
	call := readCall(args)
	if !call.isWindow {
		attachConsole()
	}
	status, err := launch(call)
	if err != nil {
		say(err.Error())
		return exitRefused
	}
	return status
}

func launch(call call) (int, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	if resolved, err := filepath.EvalSymlinks(self); err == nil {
		self = resolved
	}
	if os.Getenv(launchedBy) == "" {
		os.Setenv(launchedBy, self)
	}
	home, err := openHome()
	if err != nil {
		return 0, err
	}
	packed, err := openPack(self)
	if err != nil {
		return 0, err
	}
	defer packed.close()
	if status, isDone := home.handOver(packed.version(), call); isDone {
		return status, nil
	}
	own, err := home.settle(packed)
	if err != nil {
		return 0, err
	}
	return home.begin(own, call)
}
