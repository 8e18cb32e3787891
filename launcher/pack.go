package main

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
)

const contentsName = "contents.json"

// contents is the first file of a pack: all others with their hashes.
type contents struct {
	Version string  `json:"version"`
	Files   []entry `json:"files"`
}

type entry struct {
	Path         string `json:"path"`
	Size         int64  `json:"size"`
	SHA256       string `json:"sha256"`
	IsExecutable bool   `json:"executable,omitempty"`
	Link         string `json:"link,omitempty"`
}

// pack is the program as it lies, zipped, at the end of the launcher's own file.
type pack struct {
	zip      *zip.ReadCloser
	contents contents
	raw      []byte
	id       string
}

// openPack reads the list of contents of the file at path.
func openPack(path string) (*pack, error) {
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return nil, errDamaged(path)
	}
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, errDamaged(path)
	}
	found := &pack{zip: archive}
	if found.raw, err = found.read(contentsName); err == nil {
		err = json.Unmarshal(found.raw, &found.contents)
	}
	if err != nil || !isVersion(found.contents.Version) {
		archive.Close()
		return nil, errDamaged(path)
	}
	digest := sha256.Sum256(found.raw)
	found.id = found.contents.Version + "-" + hex.EncodeToString(digest[:4])
	return found, nil
}

func (p *pack) version() string { return p.contents.Version }

func (p *pack) close() { p.zip.Close() }

func (p *pack) read(name string) ([]byte, error) {
	file, err := p.zip.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}
