package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

const contentsFile = "contents.json"

var errHash = errors.New("hash")

// unpack writes the program to folder, every file checked by its hash. The caller
// gives the folder its name only when all of it is there.
func (p *pack) unpack(folder string) error {
	for _, each := range p.contents.Files {
		if !isInside(each.Path) {
			return errHash
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(folder, each.Path)), 0o755); err != nil {
			return err
		}
	}
	if err := p.writeAll(folder); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, contentsFile), p.raw, 0o644)
}

func (p *pack) writeAll(folder string) error {
	work := make(chan entry)
	failed := make(chan error, 1)
	var group sync.WaitGroup
	for worker := 0; worker < runtime.NumCPU(); worker++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for each := range work {
				if err := p.write(each, filepath.Join(folder, each.Path)); err != nil {
					select {
					case failed <- err:
					default:
					}
				}
			}
		}()
	}
	var first error
	for _, each := range p.contents.Files {
		select {
		case first = <-failed:
		case work <- each:
		}
		if first != nil {
			break
		}
	}
	close(work)
	group.Wait()
	if first == nil {
		select {
		case first = <-failed:
		default:
		}
	}
	return first
}

func (p *pack) write(each entry, target string) error {
	if each.Link != "" {
		return os.Symlink(each.Link, target)
	}
	source, err := p.zip.Open(each.Path)
	if err != nil {
		return errHash
	}
	defer source.Close()
	mode := os.FileMode(0o644)
	if each.IsExecutable {
		mode = 0o755
	}
	file, err := os.OpenFile(target, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	digest := sha256.New()
	_, err = io.Copy(io.MultiWriter(file, digest), reading{source})
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err == nil && hex.EncodeToString(digest.Sum(nil)) != each.SHA256 {
		err = errHash
	}
	return err
}

// reading turns what goes wrong inside the archive into one error: a damaged file.
type reading struct{ source io.Reader }

func (r reading) Read(buffer []byte) (int, error) {
	count, err := r.source.Read(buffer)
	if err != nil && err != io.EOF {
		err = errHash
	}
	return count, err
}

// isWhole tells whether every file of the program is in folder, by its size; checked
// by its hash too where a start has gone wrong before.
func (p *pack) isWhole(folder string, byHash bool) bool {
	raw, err := os.ReadFile(filepath.Join(folder, contentsFile))
	if err != nil || string(raw) != string(p.raw) {
		return false
	}
	for _, each := range p.contents.Files {
		path := filepath.Join(folder, each.Path)
		if each.Link != "" {
			continue
		}
		info, err := os.Stat(path)
		if err != nil || info.Size() != each.Size {
			return false
		}
		if byHash && hashOf(path) != each.SHA256 {
			return false
		}
	}
	return true
}

func hashOf(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, file); err != nil {
		return ""
	}
	return hex.EncodeToString(digest.Sum(nil))
}

func isInside(path string) bool {
	clean := filepath.ToSlash(filepath.Clean(path))
	return clean != "." && !strings.HasPrefix(clean, "../") && clean != ".." &&
		!filepath.IsAbs(path) && !strings.Contains(path, ":")
}
