#include "viewer/texts_table.h"

namespace viewer {

namespace {

constexpr TextEntry kEntries[] = {
    {T::explore, "Verkennen", "Explore"},
    {T::research, "Onderzoeken", "Research"},
    {T::language, "English", "Nederlands"},
    {T::dark, "Donker", "Dark"},
    {T::light, "Licht", "Light"},
    {T::larger, "Groter", "Larger"},
    {T::smaller, "Kleiner", "Smaller"},
    {T::help, "Toetsen", "Keys"},
    {T::save, "Bewaren", "Save"},
    {T::saved_as, "Bewaard: {0}", "Saved: {0}"},
    {T::not_saved, "Niet bewaard: {0}", "Not saved: {0}"},
    {T::scenario, "Scenario", "Scenario"},
    {T::arm, "Aanpak", "Approach"},
    {T::close, "Sluiten", "Close"},

    {T::fewer_lonely, "{0} minder eenzaam", "{0} fewer lonely"},
    {T::more_lonely, "{0} meer eenzaam", "{0} more lonely"},
    {T::as_many_lonely, "evenveel eenzaam", "as many lonely"},
    {T::interval,
     "95 %-interval: van {0} tot {1} van de {2} volwassenen",
     "95 % interval: {0} to {1} of {2} adults"},
    {T::no_interval_yet,
     "interval vanaf {0} levens; nu {1}",
     "interval from {0} lives on; now {1}"},
    {T::preliminary, "voorlopig", "preliminary"},
    {T::stands, "staat vast", "stands"},
    {T::lives_lived, "levens per aanpak: {0}", "lives of each: {0}"},
    {T::living, "bezig...", "living..."},
    {T::verdict_better, "Beter", "Better"},
    {T::verdict_worse, "Slechter", "Worse"},
    {T::verdict_same, "Praktisch gelijk", "Practically the same"},
    {T::verdict_undecided, "Nog onbeslist", "Undecided yet"},
    {T::verdict_too_few, "Te weinig levens", "Too few lives"},
    {T::sentence_better,
     "In het laatste jaar zijn met {0} minder mensen eenzaam dan zonder.",
     "In the last year fewer people are lonely with {0} than without."},
    {T::sentence_worse,
     "In het laatste jaar zijn met {0} meer mensen eenzaam dan zonder.",
     "In the last year more people are lonely with {0} than without."},
    {T::sentence_same,
     "Met {0} verandert het aantal eenzame mensen te weinig om te merken (minder dan {1}).",
     "With {0} the number of lonely people changes too little to notice (less than {1})."},
    {T::sentence_undecided,
     "Of {0} het aantal eenzame mensen verandert, is met deze levens niet te zeggen.",
     "Whether {0} changes the number of lonely people, these lives cannot tell."},
    {T::sentence_too_few,
     "Een eerste indruk van {0}: te weinig levens voor een oordeel.",
     "A first impression of {0}: too few lives for a verdict."},
    {T::what_it_covers,
     "Geldt hoe vaak u ook kijkt. Omvat toeval en onbekende getallen, niet een verkeerd model.",
     "Holds however often you look. Covers chance and unknown numbers, not a wrong model."},
    {T::answered_in, "eerste antwoord na {0} s", "first answer after {0} s"},

    {T::what_could_change, "Wat kan anders?", "What could change?"},
    {T::what_changed, "Wat heb ik veranderd?", "What did I change?"},
    {T::nothing_changed, "Nog niets: er is niets verschoven.", "Nothing yet: no slider was moved."},
    {T::undo, "Ongedaan", "Undo"},
    {T::redo, "Opnieuw", "Redo"},
    {T::back_to_start, "terug", "back"},
    {T::margin, "Praktisch gelijk: tot", "Practically the same: up to"},
    {T::margin_meaning,
     "eenzame volwassenen van elke 1.000. Ligt het hele interval daarbinnen, dan heet het "
     "praktisch gelijk. Dit verandert geen leven, alleen het oordeel.",
     "lonely adults in every 1,000. Where the whole interval lies within it, it is called "
     "practically the same. It changes no life, only the verdict."},
    {T::grade, "Bewijs {0}", "Evidence {0}"},
    {T::source, "Bron: {0}", "Source: {0}"},
    {T::assumption, "aanname", "assumption"},
    {T::range, "{0} tot {1}", "{0} to {1}"},
    {T::lever_scale, "Plaatsen (maal)", "Places (times)"},
    {T::lever_all_scale, "Plaatsen van alles (maal)", "Places of all (times)"},
    {T::lever_start_week, "Begint in week", "Begins in week"},
    {T::lever_uptake, "Kans op ja", "Chance of a yes"},
    {T::lever_offers, "Gevraagd per week (deel)", "Asked in a week (share)"},
    {T::lever_sessions, "Keren per week", "Times a week"},
    {T::lever_coordinator_hours, "Uren coördinator per week", "Coordinator's hours a week"},
    {T::lever_cadence, "Weken tussen overleggen", "Weeks between meetings"},
    {T::lever_publicity, "Bekendheid (0 tot 1)", "Publicity (0 to 1)"},
    {T::lever_first_members, "Leden bij het begin", "Members at the start"},
    {T::lever_informal, "Deel voor kennismaken", "Share for getting acquainted"},
    {T::no_levers, "In deze aanpak is niets te schuiven.", "This approach has nothing to move."},
    {T::search, "zoek een getal", "find a number"},
    {T::parameters, "Alle getallen", "All numbers"},
    {T::levers, "Deze aanpak", "This approach"},
    {T::registry_in_english,
     "Namen en uitleg van getallen zijn in het Engels, zoals in scenario's.",
     "Names are those of scenario files."},

    {T::play, "Afspelen", "Play"},
    {T::pause, "Pauze", "Pause"},
    {T::step_back, "Stap terug", "Step back"},
    {T::step_on, "Stap verder", "Step on"},
    {T::speed, "Snelheid", "Speed"},
    {T::week_of, "week {0} van {1}", "week {0} of {1}"},
    {T::event_start, "aanpak begint", "approach begins"},
    {T::since_week, "Sinds week {0}, met de aanpak: {1}", "Since week {0}, with the approach: {1}"},
    {T::nothing_new, "niets nieuws", "nothing new"},
    {T::times_met, "{0} × overleg", "{0} × meeting"},
    {T::network_begins, "samenwerking begint", "collaboration begins"},
    {T::network_ends, "samenwerking houdt op", "collaboration ends"},
    {T::help_keys,
     "Spatie: afspelen of pauze; komma, punt: trager, sneller\n"
     "Pijl links, rechts, Home, End: stap terug, verder, begin, einde\n"
     "Ctrl+Z, Ctrl+Y: ongedaan, opnieuw\n"
     "Ctrl+S: bewaren (beeld, gegevens, scenario)\n"
     "F1: dit venster\n"
     "F2: verkennen of onderzoeken\n"
     "F3: Nederlands of Engels\n"
     "F4: licht of donker\n"
     "F5, F6: tekst kleiner, groter\n"
     "1 tot 7: panelen; 8: levens van een voorbeeld, nog eens: het volgende\n"
     "+, −, 0: kaart groter, kleiner, heel; Shift+pijlen: schuiven\n"
     "C: kleur van de kaart; B: buurttotalen; W: met of zonder\n"
     "Tab, pijlen, spatie: alle knoppen en schuiven; Esc: terug\n"
     "Kaart: slepen verschuift, wiel vergroot, klik kiest iemand",
     "Space: play or pause; comma, full stop: slower, faster\n"
     "Arrow left, right, Home, End: step back, on, beginning, end\n"
     "Ctrl+Z, Ctrl+Y: undo, redo\n"
     "Ctrl+S: save (picture, data, scenario)\n"
     "F1: this window\n"
     "F2: explore or research\n"
     "F3: Dutch or English\n"
     "F4: light or dark\n"
     "F5, F6: smaller, larger text\n"
     "1 to 7: panels; 8: lives of an example, again: of the next\n"
     "+, −, 0: map larger, smaller, whole; Shift+arrows: move it\n"
     "C: colour of the map; B: totals of buurten; W: with or without\n"
     "Tab, arrows, space: all buttons and sliders; Esc: back\n"
     "Map: drag moves, wheel zooms, click picks somebody"},
    {T::replay,
     "Uit een bestand: hier is niets te schuiven. Proberen kan met het scenario: "
     "wijk view SCENARIO.toml",
     "From a file: there is nothing to move. To try something open the scenario: "
     "wijk view SCENARIO.toml"},
};

}  // namespace

std::span<const TextEntry> general_texts() {
    return kEntries;
}

}  // namespace viewer
