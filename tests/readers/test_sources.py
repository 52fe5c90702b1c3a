"""Any path at all: the right reader, or a refusal in words; never a crash."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tactful.readers.balances_file import BalancesFile
from tactful.readers.ledger_folder import LedgerFolder
from tactful.readers.rows import Code, FileRefused, RefusedRow, SourceTotals
from tactful.readers.sources import SourceKind, open_source, recognize
from tactful.readers.synthea import SyntheaFolder
from tests.readers.files import TODAY, read, write
from tests.shared import SHARED, needs_shared


def test_a_folder_is_known_by_its_files(tmp_path):
    write(tmp_path, "id\n", "charges.csv")
    assert recognize(tmp_path) is SourceKind.LEDGER_FOLDER
    write(tmp_path, "Id\n", "claims.csv")
    assert recognize(tmp_path) is SourceKind.SYNTHEA


def test_what_is_neither_is_refused_and_says_what_is_wanted(tmp_path):
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(FileRefused) as error:
            recognize(path)
        assert error.value.code is Code.MISSING_FILE


@needs_shared
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("ask/ledger", LedgerFolder),
        ("material/synthea/csv", SyntheaFolder),
        ("intake/bas/export.csv", BalancesFile),
        ("intake/nextgen/export.xlsx", BalancesFile),
        ("intake/athena/export.tsv", BalancesFile),
    ],
)
def test_each_reference_source_finds_its_reader(path, kind):
    assert isinstance(open_source(SHARED / path, on=TODAY), kind)


exports = st.lists(
    st.lists(
        st.sampled_from(
            [
                *("Account", "Name", "Balance", "Due Date", "Insurance", "Invoice", "Phone"),
                *("1", "00017", "Smith, Jane", "10.00", "-5.00", "$1,0", "2026-02-30", "9/1/2026"),
                *("", " ", "=1+1", "Total", "N/A", '"', "\n", "é", "\x00", "3125550101", "a@b.com"),
            ]
        )
        | st.text(max_size=6),
        max_size=8,
    ),
    max_size=8,
).map(lambda rows: "\n".join(",".join(row) for row in rows).encode("utf-8", "replace"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(exports | st.binary(max_size=400))
def test_no_file_whatever_it_holds_makes_a_reader_fail(tmp_path, content):
    outcome = read_or_refusal(write(tmp_path, content))
    if isinstance(outcome, FileRefused):
        assert outcome.reason
        return
    rows, source = outcome
    totals = source.totals
    assert isinstance(totals, SourceTotals)
    assert totals.read == totals.accepted + totals.refused + totals.not_counted
    assert totals.refused == sum(isinstance(row, RefusedRow) for row in rows)


@needs_shared
def test_every_reference_export_is_read_or_refused():
    paths = sorted((SHARED / "intake").glob("**/export.*"))
    outcomes = [read_or_refusal(path) for path in paths if "zip_bomb" not in path.parts]
    assert sum(isinstance(outcome, FileRefused) for outcome in outcomes) < len(outcomes) / 2


def read_or_refusal(path):
    try:
        return read(path)
    except FileRefused as refused:
        return refused
