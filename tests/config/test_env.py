"""Settings: zero of them work, and everything wrong with them is said in one run."""

import pytest

from tactful.config import env as module
from tactful.config.env import Env, SettingsError


@pytest.fixture
def settings(monkeypatch, tmp_path):
    for name in Env.model_fields:
        monkeypatch.delenv(f"TACTFUL_{name.upper()}", raising=False)
    monkeypatch.setenv("TACTFUL_HOME", str(tmp_path / "home"))

    def read(**values):
        for name, value in values.items():
            monkeypatch.setenv(f"TACTFUL_{name.upper()}", str(value))
        return module.env.__wrapped__()

    return read


def test_with_no_settings_everything_is_a_simulator_on_sqlite(settings):
    env = settings()
    assert [env.live_email, env.live_sms, env.live_voice] == [False] * 3
    assert env.database["ENGINE"].endswith("sqlite3")


def test_the_signing_key_is_made_once_and_kept_for_its_owner_only(settings):
    env = settings()
    key = env.signing_key()
    assert len(key) >= 50
    assert env.signing_key() == key
    assert (env.home / "secret_key").stat().st_mode & 0o077 == 0
    assert env.home.stat().st_mode & 0o077 == 0


def test_live_email_without_a_server_is_refused(settings):
    with pytest.raises(SettingsError, match="TACTFUL_LIVE_EMAIL needs TACTFUL_SMTP_URL"):
        settings(live_email="1")


def test_a_channel_without_a_provider_cannot_be_switched_on(settings):
    with pytest.raises(SettingsError, match="no provider is built in yet"):
        settings(live_sms="1")


def test_all_faults_are_named_in_one_run_without_their_values(settings):
    with pytest.raises(SettingsError) as refused:
        settings(database_url="mysql://secret@host/db", log_level="LOUD", worker_tick_s="often")
    assert len(refused.value.faults) == 3
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("address", ["http://x.example", "x.example", "https://", "https://x/?a=b"])
def test_patients_are_sent_to_a_whole_and_safe_address_only(settings, address):
    with pytest.raises(SettingsError, match="TACTFUL_PUBLIC_URL: must be a whole address"):
        settings(public_url=address)
    assert settings(public_url="https://bills.north.example").public_url.endswith(".example")


def test_a_secret_may_come_from_a_file(settings, tmp_path):
    (tmp_path / "key").write_text("from a file\n")
    assert settings(secret_key_file=tmp_path / "key").signing_key() == "from a file"


def test_a_secret_file_that_is_missing_is_named(settings, tmp_path):
    with pytest.raises(SettingsError, match="TACTFUL_SECRET_KEY_FILE: cannot be read"):
        settings(secret_key_file=tmp_path / "nothing")


def test_a_postgresql_address_is_taken_apart(settings):
    env = settings(database_url="postgresql://ann:p%40ss@db.example:5433/clinic")
    assert (env.database["USER"], env.database["PASSWORD"]) == ("ann", "p@ss")
    assert env.database["PORT"] == "5433"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://bea:hush#hush@host/tactful",
        "postgresql://bea:hush/hush@host/tactful",
        "postgresql://bea:hush@host:hush/tactful",
        "postgresql://bea:hush@[host/tactful",
        "postgresql://bea:hush@host/",
    ],
)
def test_a_database_address_nobody_can_read_is_refused_without_its_password(settings, url):
    with pytest.raises(SettingsError, match="TACTFUL_DATABASE_URL: must be") as refused:
        settings(database_url=url)
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:practice.db"])
def test_an_sqlite_address_names_a_file(settings, url):
    with pytest.raises(SettingsError, match="sqlite:///FILE"):
        settings(database_url=url)


def test_a_database_server_that_does_not_answer_is_given_up_soon(settings):
    options = settings(database_url="postgresql://bea@host/tactful").database["OPTIONS"]
    assert 0 < options["connect_timeout"] <= 10


def test_a_mail_server_nobody_can_read_is_refused_without_its_password(settings):
    with pytest.raises(SettingsError, match="TACTFUL_SMTP_URL: the mail server") as refused:
        settings(live_email="1", email_from="billing@north.example", smtp_url="mail:hush@host")
    assert "hush" not in str(refused.value)


def test_behind_a_proxy_that_speaks_https_people_can_still_sign_in(settings):
    env = settings(https="1", allowed_hosts="tactful.north.example, .south.example, *")
    assert env.trusted_origins == ["https://tactful.north.example", "https://*.south.example"]
    assert settings(https="0").trusted_origins == []
