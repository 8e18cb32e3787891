package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	programsVariable = "MOTCUA_PROGRAMS"
	unpackingPrefix  = ".unpacking-"
	leavingPrefix    = ".leaving-"
)

// home is the user's own folder of unpacked programs:
//
//	versions/0.1.0-1a2b3c4d/   one folder for each version that is kept
//	state.json                 which version came up last, and the one before it
//	update.json                a newer single file, put there by the command `update`
//	lock                       held while one start looks after the folder
type home struct {
	folder string
}

// state is what is remembered from start to start.
type state struct {
	Current  string `json:"current"`          // the version that came up last
	Previous string `json:"previous"`         // the one before it, kept
	Trying   string `json:"trying,omitempty"` // started, not yet seen to come up
	Backup   string `json:"backup,omitempty"` // made before Trying was first started
}

func openHome() (*home, error) {
	folder := os.Getenv(programsVariable)
	if folder == "" {
		folder = localFolder()
	}
	if err := os.MkdirAll(filepath.Join(folder, "versions"), 0o755); err != nil {
		return nil, errNoPlace(folder, err)
	}
	os.Setenv(programsVariable, folder)
	return &home{folder}, nil
}

func (h *home) version(id string) string {
	return filepath.Join(h.folder, "versions", id)
}

func (h *home) statePath() string { return filepath.Join(h.folder, "state.json") }

func (h *home) state() state {
	var found state
	if raw, err := os.ReadFile(h.statePath()); err == nil {
		_ = json.Unmarshal(raw, &found)
	}
	return found
}

func (h *home) remember(kept state) error {
	raw, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	fresh := fmt.Sprintf("%s.%d", h.statePath(), os.Getpid())
	if err := os.WriteFile(fresh, raw, 0o644); err != nil {
		os.Remove(fresh)
		return errNoPlace(h.folder, err)
	}
	return rename(fresh, h.statePath())
}

// settle brings the packed program into its folder, unless it is there, and removes
// what earlier starts left. It returns the name of the version's folder.
func (h *home) settle(packed *pack) (string, error) {
	release, err := lock(filepath.Join(h.folder, "lock"))
	if err != nil {
		return "", errNoPlace(h.folder, err)
	}
	defer release()
	kept := h.state()
	folder := h.version(packed.id)
	if !packed.isWhole(folder, kept.Trying == packed.id) {
		if err := h.bring(packed, folder); err != nil {
			return "", err
		}
	}
	h.clear(map[string]bool{packed.id: true, kept.Current: true, kept.Previous: true})
	return packed.id, nil
}

func (h *home) bring(packed *pack, folder string) error {
	h.clear(nil)
	away := showUnpacking()
	defer away()
	partial := filepath.Join(filepath.Dir(folder), unpackingPrefix+packed.id)
	err := packed.unpack(partial)
	if err == nil {
		if h.leave(folder) {
			err = rename(partial, folder)
		} else {
			err = os.ErrPermission
		}
	}
	if err != nil {
		os.RemoveAll(partial)
		if errors.Is(err, errHash) {
			return errDamaged(os.Getenv(launchedBy))
		}
		return errNoPlace(h.folder, err)
	}
	return nil
}

// clear removes what is not wanted: unpackings that were cut off and, when keep is
// given, versions that nobody runs. Only names that this launcher gives are touched.
func (h *home) clear(keep map[string]bool) {
	found, err := os.ReadDir(filepath.Join(h.folder, "versions"))
	if err != nil {
		return
	}
	for _, each := range found {
		path := h.version(each.Name())
		isLeft := strings.HasPrefix(each.Name(), unpackingPrefix) ||
			strings.HasPrefix(each.Name(), leavingPrefix)
		if isLeft {
			os.RemoveAll(path)
		} else if keep != nil && !keep[each.Name()] && isID(each.Name()) {
			h.leave(path)
		}
	}
}

// leave removes the folder of a version whole, or not at all where it is in use.
func (h *home) leave(folder string) bool {
	if _, err := os.Stat(folder); os.IsNotExist(err) {
		return true
	}
	if isInUse(folder) {
		return false
	}
	leaving := filepath.Join(filepath.Dir(folder), leavingPrefix+filepath.Base(folder))
	if os.Rename(folder, leaving) != nil {
		return false
	}
	os.RemoveAll(leaving)
	return true
}

// rename waits a little for virus scanners, which hold what was just written.
func rename(from, to string) error {
	pause := 50 * time.Millisecond
	for {
		err := os.Rename(from, to)
		if err == nil || pause > time.Second {
			return err
		}
		time.Sleep(pause)
		pause *= 2
	}
}
