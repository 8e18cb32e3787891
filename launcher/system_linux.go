package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

const (
	programName = "MotCua"
	inUse       = "in-use"
)

func localFolder() string {
	data := os.Getenv("XDG_DATA_HOME")
	if data == "" {
		user, _ := os.UserHomeDir()
		data = filepath.Join(user, ".local", "share")
	}
	return filepath.Join(data, "MotCua-programs")
}

// lock waits for the right to look after the folder; the system frees it when we die.
func lock(path string) (func(), error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		file.Close()
		return nil, err
	}
	return func() { file.Close() }, nil
}

// use lets the program hold its folder: it inherits a shared lock and frees it when it
// ends, however it ends.
func use(folder string, running *exec.Cmd) func() {
	file, err := os.OpenFile(filepath.Join(folder, inUse), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return func() {}
	}
	_ = syscall.Flock(int(file.Fd()), syscall.LOCK_SH)
	running.ExtraFiles = []*os.File{file}
	return func() { file.Close() }
}

func isInUse(folder string) bool {
	file, err := os.OpenFile(filepath.Join(folder, inUse), os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer file.Close()
	return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil
}

func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) }

func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

func passStreams(command *exec.Cmd) {
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
}

func quiet(_ *exec.Cmd) {}

func attachConsole() {}

func say(text string) { os.Stderr.WriteString(text + "\n") }

// ask is answered by MOTCUA_ANSWER; without a desktop the safe way is the old version.
func ask(text string) bool {
	say(text)
	answer := os.Getenv("MOTCUA_ANSWER")
	return answer == "" || answer == "old"
}

func showUnpacking() func() { return func() {} }
