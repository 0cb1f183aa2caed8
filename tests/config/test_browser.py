def test_browser_has_the_language_the_time_zone_and_the_width_asked_for(halaman):
    page = halaman(lebar=390)
    seen = page.evaluate(
        "[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone, window.innerWidth, location.href]"
    )
    assert seen == ["id-ID", "Asia/Makassar", 390, "about:blank"]
