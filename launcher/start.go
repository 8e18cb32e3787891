package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

const (
	startedVariable = "MOTCUA_STARTED"
	look            = 20 * time.Millisecond
	usualPatience   = 60 * time.Second
	raised          = "raised"
)

// begin starts the version `own`, or the newer one that this computer has already. A
// version that is new here is started over a backup that the present one makes.
func (h *home) begin(own string, call call) (int, error) {
	kept := h.state()
	chosen := own
	if h.isThere(kept.Current) && isNewer(versionOf(kept.Current), versionOf(own)) {
		chosen = kept.Current
	}
	isNew := kept.Current != "" && kept.Current != chosen && h.isThere(kept.Current)
	if isNew {
		if err := h.prepare(&kept, chosen, call); err != nil {
			say(err.Error())
			chosen, isNew = kept.Current, false
		}
	}
	if !call.isWindow {
		return h.runThrough(chosen, call)
	}
	return h.watch(kept, chosen, isNew, call)
}

func (h *home) isThere(id string) bool {
	if !isID(id) {
		return false
	}
	_, err := os.Stat(h.program(id))
	return err == nil
}

func (h *home) program(id string) string {
	return filepath.Join(h.version(id), programName)
}

// prepare lets the version that works make a backup before a new one is started.
func (h *home) prepare(kept *state, chosen string, call call) error {
	if kept.Trying == chosen && kept.Backup != "" {
		return nil
	}
	kept.Trying, kept.Backup = chosen, ""
	if call.onServer {
		return h.remember(*kept) // the server's keeper backs up: docs say how
	}
	answer, err := h.ask(kept.Current, call, "backup", "before-update", "--json")
	if err != nil {
		return errNoBackup(versionOf(chosen), versionOf(kept.Current), err)
	}
	var made struct {
		Path     string
		Needless bool // encrypted: opened, and copied first, by the password only
	}
	if json.Unmarshal(answer, &made) != nil || (made.Path == "" && !made.Needless) {
		return errNoBackup(versionOf(chosen), versionOf(kept.Current), errHash)
	}
	kept.Backup = made.Path
	return h.remember(*kept)
}

// ask runs one command of a version over the same data and returns what it answers.
func (h *home) ask(id string, call call, words ...string) ([]byte, error) {
	asked := exec.Command(h.program(id), append(append([]string{}, call.place...), words...)...)
	asked.Env = append(os.Environ(), "PYINSTALLER_SUPPRESS_SPLASH_SCREEN=1")
	var told bytes.Buffer
	asked.Stderr = &told
	quiet(asked)
	answer, err := asked.Output()
	if err != nil && told.Len() > 0 {
		err = errors.New(strings.TrimSpace(told.String()))
	}
	return answer, err
}

// runThrough starts a version and waits for its end.
func (h *home) runThrough(id string, call call) (int, error) {
	running, err := h.start(id, call, "")
	if err != nil {
		return 0, err
	}
	return statusOf(running.Wait()), nil
}

func (h *home) start(id string, call call, mark string) (*exec.Cmd, error) {
	running := exec.Command(h.program(id), call.args...)
	passStreams(running)
	running.Env = append(os.Environ(), startedVariable+"="+mark)
	if !call.isWindow {
		running.Env = append(running.Env, "PYINSTALLER_SUPPRESS_SPLASH_SCREEN=1")
	}
	release := use(h.version(id), running)
	defer release()
	if err := running.Start(); err != nil {
		return nil, errNoStart(versionOf(id), err)
	}
	return running, nil
}

// watch starts a version and stays until its window is up. Where it does not come up,
// the version before it is offered.
func (h *home) watch(kept state, id string, isNew bool, call call) (int, error) {
	mark := filepath.Join(h.folder, fmt.Sprintf("started-%d", os.Getpid()))
	os.Remove(mark)
	defer os.Remove(mark)
	if kept.Current != id && kept.Trying != id {
		kept.Trying = id
		if err := h.remember(kept); err != nil {
			return 0, err
		}
	}
	running, err := h.start(id, call, mark)
	if err != nil {
		return h.goBack(kept, id, isNew, call, nil, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- running.Wait() }()
	for {
		isUp, status := waitFor(mark, ended)
		if isUp {
			return 0, h.cameUp(kept, id, mark)
		}
		if status != nil {
			if *status == 0 || !isNew {
				return *status, nil
			}
			return h.goBack(kept, id, isNew, call, nil, errNotUp(versionOf(id)))
		}
		if !isNew {
			say(errNotUp(versionOf(id)).Error())
			return exitRefused, nil
		}
		if offerOld(versionOf(id), versionOf(kept.Current)) && !exists(mark) {
			return h.goBack(kept, id, isNew, call, running, nil)
		}
	}
}

func waitFor(mark string, ended chan error) (bool, *int) {
	until := time.Now().Add(patience())
	for time.Now().Before(until) {
		select {
		case err := <-ended:
			status := statusOf(err)
			return exists(mark), &status
		case <-time.After(look):
			if exists(mark) {
				return true, nil
			}
		}
	}
	return false, nil
}

func (h *home) cameUp(kept state, id, mark string) error {
	if raw, err := os.ReadFile(mark); err == nil && string(raw) == raised {
		return nil // an older window came to the front: nothing is known of this one
	}
	if kept.Current == id && kept.Trying == "" {
		return nil
	}
	if kept.Current != id {
		kept.Previous = kept.Current
	}
	kept.Current, kept.Trying, kept.Backup = id, "", ""
	return h.remember(kept)
}

// goBack ends a version that does not come up, puts the data of before back and
// starts the version before it.
func (h *home) goBack(
	kept state, id string, isNew bool, call call, running *exec.Cmd, why error,
) (int, error) {
	if !isNew {
		return 0, why
	}
	if why != nil && !offerOld(versionOf(id), versionOf(kept.Current)) {
		return exitRefused, nil
	}
	if running != nil {
		_ = running.Process.Kill()
		time.Sleep(10 * look)
	}
	h.dropUpdate(versionOf(id))
	if kept.Backup != "" {
		if _, err := h.ask(kept.Current, call, "backup", "restore", kept.Backup); err != nil {
			return 0, errNoRestore(versionOf(kept.Current), kept.Backup, err)
		}
	}
	kept.Trying, kept.Backup = "", ""
	if err := h.remember(kept); err != nil {
		return 0, err
	}
	return h.watch(kept, kept.Current, false, call)
}

func statusOf(err error) int {
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		if status := ended.ExitCode(); status >= 0 {
			return status
		}
		return exitRefused
	}
	if err != nil {
		return exitRefused
	}
	return 0
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// patience is how long a window may take to come up.
func patience() time.Duration {
	if seconds, err := strconv.ParseFloat(os.Getenv("MOTCUA_PATIENCE"), 64); err == nil {
		return time.Duration(seconds * float64(time.Second))
	}
	return usualPatience
}
