"""The page in a real browser, and its endpoints, on the debug model."""

from pathlib import Path

import soundfile
from playwright.sync_api import Page, expect

from composer.key import Key
from composer.midi import read_sheet, write_midi
from composer.piece import Bar, Meter, Note, Part, Piece
from tests.chatbot.browser.visitor import ROLL, Visitor, Visitors


def test_a_sentence_becomes_sound_notes_receipt_and_files(visit: Visitor, tmp_path: Path) -> None:
    visit.say("play something upbeat in D minor, 4 bars")
    # Once more by mistake, and where nothing stands any more: it is sent once.
    visit.page.press("#ask textarea", "Enter")
    expect(visit.page.locator("#ask textarea")).to_have_value("")
    visit.page.press("#ask textarea", "Enter")
    # It sounds: the clock of what is heard runs.
    visit.wait(f"{ROLL}.playing === 'true' && {ROLL}.time > 0.3")
    receipt = visit.page.locator("details.receipt")
    expect(receipt).to_contain_text("D minor ✓")
    receipt.locator("summary").click()
    table = receipt.locator("table")
    expect(table).to_be_visible()
    expect(table.get_by_role("row", name="key")).to_contain_text("D minor")
    expect(visit.page.locator("#chat .user")).to_have_count(1)
    expect(visit.page.locator("#chat .user")).to_contain_text("play something upbeat in D minor, 4 bars")
    assert visit.bars() == 4
    assert int(visit.page.evaluate(f"{ROLL}.notes")) > 0
    assert colours_on_the_roll(visit.page) > 2

    for kind, check in (("midi", read_notes), ("wav", read_seconds)):
        visit.page.click(".card-files summary")
        with visit.page.expect_download() as download:
            visit.page.click(f".card-kinds [data-kind={kind}]")
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        assert check(path) > 0
    assert visit.errors == []
    assert visit.strangers() == []


def test_the_roll_is_also_the_player(visit: Visitor) -> None:
    visit.say("4 bars of music at 60 bpm")
    visit.page.wait_for_selector("details.receipt")
    visit.wait(f"{ROLL}.playing === 'true'")
    visit.page.click(".roll-play")
    visit.wait(f"{ROLL}.playing === 'false'")
    sheet = visit.page.locator(".roll-sheet").bounding_box()
    assert sheet is not None
    visit.page.mouse.click(sheet["x"] + sheet["width"] / 2, sheet["y"] + sheet["height"] / 2)
    # Half of four bars of four seconds.
    visit.wait(f"Math.abs({ROLL}.time - 8) < 0.2")
    visit.page.click(".roll-play")
    visit.wait(f"{ROLL}.playing === 'true' && {ROLL}.time > 8.3")
    # What is added sounds, and is shown, after what was there: sixteen seconds of it.
    visit.say("continue, 2 bars more")
    visit.wait(f"{ROLL}.bars === '6' && {ROLL}.playing === 'true' && {ROLL}.time > 16.2 && {ROLL}.time < 24")


def test_what_somebody_types_stays_words(visit: Visitor) -> None:
    said = '<img src="http://example.invalid/x.png"> **bold** <script>window.bitten = true</script>'
    visit.say(said)
    expect(visit.page.locator("#chat .user").first).to_contain_text(said)
    expect(visit.page.locator("#chat .bot").first).to_be_visible()
    assert visit.page.locator("#chat .user img, #chat .bot img").count() == 0
    assert visit.page.evaluate("window.bitten") is None
    assert not [r for r in visit.requests if "example.invalid" in r]


def test_stopping_keeps_what_was_composed(visit: Visitor) -> None:
    # Long enough that nobody's machine has composed and rendered it before the click.
    visit.say("256 bars at 40 bpm for piano, guitar, organ, strings, flute, bass and drums")
    visit.wait(f"{ROLL}.bars >= 2")
    visit.page.dispatch_event("#ask .stop-button", "click")
    visit.wait(f"{ROLL}.state === 'stopped'")
    assert 2 <= visit.bars() < 256
    expect(visit.page.locator(".card-listen")).to_be_enabled()
    expect(visit.page.locator("#ask .submit-button")).to_be_visible()


def test_an_impossible_wish_loses_nothing_and_undo_comes_back(visit: Visitor) -> None:
    visit.say("2 bars in G major")
    visit.page.wait_for_selector("details.receipt")
    visit.say("10000 bpm")
    expect(visit.page.locator("#chat .bot").last).to_contain_text("300")
    assert visit.bars() == 2
    visit.say("3 bars in C major")
    visit.wait(f"{ROLL}.bars === '3' && {ROLL}.state === 'done'")
    expect(visit.page.locator("#undo")).to_be_enabled()
    visit.page.click("#undo")
    visit.wait(f"{ROLL}.bars === '2' && {ROLL}.state === 'done'")


def test_a_midi_file_is_taken_up(visit: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "waltz.mid"
    bar = Bar(Meter(3, 4), 90.0)
    part = Part(0, "melody", tuple(Note(12 * beat, 60 + beat, 12) for beat in range(9)))
    file.write_bytes(write_midi(Piece((bar, bar, bar), (part,), Key("C", "major"))))
    with visit.page.expect_file_chooser() as chooser:
        visit.page.click("#upload")
    chooser.value.set_files(file)
    visit.wait(f"{ROLL}.bars === '3' && {ROLL}.notes === '9' && {ROLL}.state === 'done'")
    expect(visit.page.locator("#chat .user").first).to_contain_text("waltz.mid")


def test_two_visitors_share_nothing(visitors: Visitors, visit: Visitor) -> None:
    visit.say("2 bars in E minor")
    visit.page.wait_for_selector("details.receipt")
    other = visitors.come(locale="zh-CN")
    expect(other.page.locator("#ask textarea")).to_have_attribute("placeholder", "说说想听什么……")
    assert other.page.locator("#chat .user").count() == 0
    assert other.bars() == 0
    other.page.get_by_role("button", name="来一段欢快的音乐").click()
    other.wait(f"{ROLL}.bars >= 1")
    assert visit.bars() == 2
    expect(visit.page.locator("#chat")).not_to_contain_text("欢快")
    expect(other.page.locator("#chat")).not_to_contain_text("E minor")


def test_starting_over_forgets(visit: Visitor) -> None:
    visit.say("100 bars in C major")
    visit.wait(f"{ROLL}.bars >= 2")
    visit.page.get_by_role("button", name="Clear").click()
    visit.wait(f"{ROLL}.state === 'empty'")
    assert visit.page.locator("#chat .user").count() == 0
    expect(visit.page.locator("#ask .submit-button")).to_be_visible()
    expect(visit.page.locator("#undo")).to_be_disabled()
    visit.say("undo")
    expect(visit.page.locator("#chat .bot").last).to_be_visible()
    assert visit.bars() == 0


def test_a_page_that_is_loaded_anew_goes_on_with_its_conversation(visit: Visitor) -> None:
    page = visit.page
    visit.say("a tune for harp in E minor, 4 bars", cards=1)
    visit.say("now in 3/4", cards=2)
    said, bars = page.locator("#chat .message").all_inner_texts(), visit.bars()
    page.reload()
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator("#chat .user")).to_have_text(["a tune for harp in E minor, 4 bars", "now in 3/4"])
    receipts = page.locator("#chat details.receipt")
    expect(receipts).to_have_count(2)
    expect(receipts.last).to_contain_text("3/4 ✓")
    # All that was said stands there, and where it stopped.
    assert len(page.locator("#chat .message").all_inner_texts()) == len(said) + 1
    assert visit.bars() == bars and page.evaluate(f"{ROLL}.playing") != "true"
    page.click(".roll-play")
    visit.wait(f"{ROLL}.playing === 'true' && {ROLL}.time > 0.2")
    # "It" is still what it was, and so is the way back.
    visit.say("make it faster", cards=3)
    expect(page.locator("#chat details.receipt").last).to_contain_text("E minor")
    page.click("#undo")
    expect(page.locator('.card[data-number="2"]')).to_have_class("card shown current")
    # In another window nothing is known of it, and here nothing once it was cleared.
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".card")).to_have_count(0)
    page.reload()
    page.wait_for_selector("#talk[data-drop]", state="attached")
    expect(page.locator("#chat .user")).to_have_count(0)
    assert visit.errors == []


def colours_on_the_roll(page: Page) -> int:
    """How many different colours the canvas shows."""
    return int(
        page.evaluate(
            """() => {
              const canvas = document.querySelector('.roll-notes');
              const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              return new Set(new Uint32Array(data.buffer)).size;
            }"""
        )
    )


def read_notes(path: Path) -> int:
    return sum(len(part.notes) for part in read_sheet(path.read_bytes()).piece().parts)


def read_seconds(path: Path) -> float:
    info = soundfile.info(path)
    return info.frames / info.samplerate
