package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
	"unsafe"
)

const (
	programName    = "MotCua.exe"
	title          = "Một Cửa"
	diskFull       = syscall.Errno(112)
	handleDiskFull = syscall.Errno(39)
	sharing        = syscall.Errno(32)
	writeProtected = syscall.Errno(19)
	attachParent   = ^uintptr(0)
	boxWarning     = 0x30
	boxYesNo       = 0x24
	boxInFront     = 0x10000
	answeredYes    = 6
	noWindow       = 0x08000000
	popupVisible   = 0x90800000
	textCentred    = 0x201
	onTop          = 0x8
	lockPatience   = 3 * time.Minute
)

var (
	user32   = syscall.NewLazyDLL("user32.dll")
	kernel32 = syscall.NewLazyDLL("kernel32.dll")
)

// A window belongs to the thread that made it: the line shown while unpacking.
func init() { runtime.LockOSThread() }

func localFolder() string {
	local := os.Getenv("LOCALAPPDATA")
	if local == "" {
		user, _ := os.UserHomeDir()
		local = filepath.Join(user, "AppData", "Local")
	}
	return filepath.Join(local, "Programs", "MotCua")
}

// lock waits for the right to look after the folder; Windows frees it when we die.
func lock(path string) (func(), error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	until := time.Now().Add(lockPatience)
	for {
		access := uint32(syscall.GENERIC_READ | syscall.GENERIC_WRITE)
		file, err := syscall.CreateFile(name, access, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
		if err == nil {
			return func() { syscall.CloseHandle(file) }, nil
		}
		if err != sharing || time.Now().After(until) {
			return nil, err
		}
		time.Sleep(look)
	}
}

// use and isInUse: Windows itself keeps the folder of a running program.
func use(_ string, _ *exec.Cmd) func() { return func() {} }

func isInUse(folder string) bool {
	program := filepath.Join(folder, programName)
	file, err := os.OpenFile(program, os.O_WRONLY, 0)
	if err == nil {
		file.Close()
	}
	return errors.Is(err, sharing)
}

func isFull(err error) bool {
	return errors.Is(err, diskFull) || errors.Is(err, handleDiskFull)
}

func isReadOnly(err error) bool { return errors.Is(err, writeProtected) }

// passStreams gives a program our streams, and none where we have none: started from
// the desktop there is nothing to pass on, and a broken handle would stop the start.
func passStreams(command *exec.Cmd) {
	command.Stdin, command.Stdout, command.Stderr = valid(os.Stdin), valid(os.Stdout), valid(os.Stderr)
}

func valid(stream *os.File) *os.File {
	if stream == nil || syscall.Handle(stream.Fd()) == syscall.InvalidHandle {
		return os.NewFile(0, "none")
	}
	return stream
}

// quiet keeps a command from opening a console of its own.
func quiet(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: noWindow}
}

// attachConsole joins the console that the launcher was called from, so that the
// program can answer there. Streams that lead to a file or a pipe stay as they are.
func attachConsole() {
	kernel32.NewProc("AttachConsole").Call(attachParent)
}

func box(text string, kind uintptr) uintptr {
	words, _ := syscall.UTF16PtrFromString(text)
	head, _ := syscall.UTF16PtrFromString(title)
	answer, _, _ := user32.NewProc("MessageBoxW").Call(
		0, uintptr(unsafe.Pointer(words)), uintptr(unsafe.Pointer(head)), kind|boxInFront)
	return answer
}

func say(text string) {
	os.Stderr.WriteString(text + "\n")
	if os.Getenv("MOTCUA_SILENT") == "" {
		box(text, boxWarning)
	}
}

func ask(text string) bool {
	os.Stderr.WriteString(text + "\n")
	if answer := os.Getenv("MOTCUA_ANSWER"); answer != "" {
		return answer == "old"
	}
	if os.Getenv("MOTCUA_SILENT") != "" {
		return true
	}
	return box(text, boxYesNo) == answeredYes
}

// showUnpacking shows one line of text while the program is being unpacked.
func showUnpacking() func() {
	if os.Getenv("MOTCUA_SILENT") != "" {
		return func() {}
	}
	class, _ := syscall.UTF16PtrFromString("STATIC")
	words, _ := syscall.UTF16PtrFromString("Một Cửa: chuẩn bị lần đầu, xin chờ…")
	metric := user32.NewProc("GetSystemMetrics")
	width, _, _ := metric.Call(0)
	height, _, _ := metric.Call(1)
	window, _, _ := user32.NewProc("CreateWindowExW").Call(onTop,
		uintptr(unsafe.Pointer(class)), uintptr(unsafe.Pointer(words)), popupVisible|textCentred,
		width/2-180, height/2-40, 360, 80, 0, 0, 0, 0)
	user32.NewProc("UpdateWindow").Call(window)
	return func() { user32.NewProc("DestroyWindow").Call(window) }
}
