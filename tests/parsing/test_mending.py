"""Words misread by their marks: every entry of the register both ways, and names in capitals."""

from pathlib import Path

import pytest
import yaml

import generator.parsing
from generator.parsing.mending import mended_name, mended_words
from generator.parsing.names import is_name, is_title, mended_title, natural_name
from generator.registers import Registers

_REGISTER = Path(generator.parsing.__file__).with_name("right-words.yml")
ENTRIES = yaml.load(_REGISTER.read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["word"] for entry in ENTRIES])
def test_a_misread_word_is_put_right_and_the_right_one_left(entry: dict[str, str]) -> None:
    assert mended_words(f"về {entry['word']} năm") == f"về {entry['word']} năm"
    for wrong in entry["misread"]:
        assert mended_words(f"về {wrong} năm") == f"về {entry['word']} năm"


def test_case_and_other_words_stay() -> None:
    assert mended_words("THÂM ĐỊNH và Bô sung, cả thâm, định") == "THẨM ĐỊNH và Bổ sung, cả thâm, định"


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("SƠ Y TE", "SỞ Y TẾ"),
        ("UBND THÀNH PHÓ NAM ĐỊNH", "UBND THÀNH PHỐ NAM ĐỊNH"),
        ("BÔ CÔNG AN", "BỘ CÔNG AN"),
        ("CÔNG AN TINH LAI CHÂU", "CÔNG AN TỈNH LAI CHÂU"),
        ("ỦY BAN NHÂN DÂN XA HẠ LAM", "ỦY BAN NHÂN DÂN XÃ HẠ LAM"),
        ("ĐOÀN KHỐI CÁC CƠ QUAN", "ĐOÀN KHỐI CÁC CƠ QUAN"),
        ("VỤ CHÍNH QUYỀN ĐỊA PHƯƠNG", "VỤ CHÍNH QUYỀN ĐỊA PHƯƠNG"),
        ("TRUNG TÂM QUAN TRẮC MÔI TRƯỜNG", "TRUNG TÂM QUAN TRẮC MÔI TRƯỜNG"),
    ],
)
def test_a_name_in_capitals_is_put_right(read: str, right: str, registers: Registers) -> None:
    assert mended_name(read, registers) == right


def test_titles_and_names() -> None:
    assert mended_title("GIÁM ĐÓC") == "GIÁM ĐỐC"
    assert is_title("PHÓ CHỦ TỊCH")
    assert not is_title("CHÍNH PHỦ")
    assert natural_name("Trung tá Lò Văn Én") == "Lò Văn Én"
    assert is_name("Nguyễn Thị Hoa", sure=True)
    assert not is_name("Phụ Lục", sure=True)
    assert not is_name("ĐÓ CHỦ NHIỆM", sure=False)
    assert not is_name("LÊ GIÁM ĐÓC", sure=True)
