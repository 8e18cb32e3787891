package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Every sentence says what is wrong and what to do, and that the data are untouched.

func errDamaged(path string) error {
	return fmt.Errorf("Tệp “%s” tải về bị hỏng hoặc chưa đủ. Tải lại hoặc chép lại tệp "+
		"từ nơi phát hành rồi mở lại. Dữ liệu của cơ quan không bị đụng đến.",
		filepath.Base(path))
}

func errNoPlace(folder string, cause error) error {
	if isFull(cause) {
		return fmt.Errorf("Ổ đĩa chứa “%s” đã đầy, chưa đặt được chương trình vào máy. "+
			"Xóa bớt tệp không dùng, cần khoảng 300 MB trống, rồi mở lại. Dữ liệu của "+
			"cơ quan không bị đụng đến.", folder)
	}
	if errors.Is(cause, os.ErrPermission) || isReadOnly(cause) {
		return fmt.Errorf("Không ghi được vào thư mục “%s”. Nhờ người quản trị máy cấp "+
			"quyền ghi vào thư mục này, hoặc cho phần mềm diệt virus bỏ qua nó, rồi mở "+
			"lại. Dữ liệu của cơ quan không bị đụng đến.", folder)
	}
	return fmt.Errorf("Không dùng được thư mục “%s” (%v). Kiểm tra ổ đĩa rồi mở lại. "+
		"Dữ liệu của cơ quan không bị đụng đến.", folder, cause)
}

func errNoStart(version string, cause error) error {
	return fmt.Errorf("Phiên bản %s không khởi động được (%v). Phần mềm diệt virus có "+
		"thể đang chặn: cho phép Một Cửa rồi mở lại.", version, cause)
}

func errNotUp(version string) error {
	return fmt.Errorf("Cửa sổ của phiên bản %s chưa mở lên. Chờ thêm một phút; nếu vẫn "+
		"chưa thấy thì khởi động lại máy rồi mở lại.", version)
}

func errNoBackup(version, present string, cause error) error {
	return fmt.Errorf("Chưa dùng phiên bản mới %s: chưa sao lưu được dữ liệu trước khi "+
		"đổi phiên bản (%v). Phiên bản %s vẫn mở như trước.", version, cause, present)
}

func errNoRestore(version, backup string, cause error) error {
	return fmt.Errorf("Chưa đưa được dữ liệu về như trước (%v). Bản sao lưu còn nguyên "+
		"ở “%s”: nhờ người quản trị chạy “backup restore” bằng phiên bản %s.",
		cause, backup, version)
}

// offerOld asks whether the version before is to be opened instead.
func offerOld(version, old string) bool {
	return ask(fmt.Sprintf("Phiên bản mới %s chưa mở lên được.\n\nMở lại phiên bản %s "+
		"với dữ liệu ngay trước khi đổi phiên bản?\n\nChọn “Không” để chờ thêm.",
		version, old))
}
