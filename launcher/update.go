package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
)

// update is the note of the command `update`: a newer single file, checked by it.
type update struct {
	Version string `json:"version"`
	File    string `json:"file"`
	Size    int64  `json:"size"`
}

func (h *home) updatePath() string { return filepath.Join(h.folder, "update.json") }

func (h *home) update() (update, bool) {
	var found update
	raw, err := os.ReadFile(h.updatePath())
	if err != nil || json.Unmarshal(raw, &found) != nil || !isVersion(found.Version) {
		return found, false
	}
	info, err := os.Stat(found.File)
	return found, err == nil && info.Size() == found.Size
}

// handOver starts the newer single file that the office has taken in, if there is one.
func (h *home) handOver(version string, call call) (int, bool) {
	newer, isThere := h.update()
	if !isThere || os.Getenv(handedOver) != "" || !isNewer(newer.Version, version) {
		return 0, false
	}
	next := exec.Command(newer.File, call.args...)
	passStreams(next)
	next.Env = append(os.Environ(), handedOver+"=1")
	if next.Start() != nil {
		return 0, false
	}
	return statusOf(next.Wait()), true
}

// dropUpdate forgets a version that did not come up; its file stays for whoever asks.
func (h *home) dropUpdate(version string) {
	if newer, _ := h.update(); newer.Version == version {
		os.Rename(h.updatePath(), h.updatePath()+".failed")
	}
}
