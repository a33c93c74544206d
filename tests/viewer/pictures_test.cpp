// Every panel, in both languages and several sizes: nothing is cut off, nothing is empty.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/viewed.h"
#include "viewer/pictures/chart.h"
#include "viewer/pictures/panels.h"
#include "viewer/svg_picture.h"

namespace viewer::pictures {
namespace {

struct Shown {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const Told> told;
};

/// One answer for all tests of this file.
const Shown& shown() {
    static const Shown once = [] {
        const tests::TemporaryFolder folder;
        const auto path = folder.write("s.toml", support::kSmallScenario);
        LiveSource source(support::viewer_inputs(), 2);
        Shown out;
        out.snapshot = support::answer_to(source, {1, path, "together", {}, {}}, 3);
        source.tell({models::explain::Example::volunteer, 0, 1, 0});
        support::wait_for([&] { return source.told() != nullptr; });
        out.told = source.told();
        return out;
    }();
    return once;
}

struct Named {
    std::string name;
    Picture picture;
};

std::vector<Named> all_pictures(const Pen& pen, Size size) {
    const auto& s = *shown().snapshot;
    const auto last = s.moments() - 1;
    const auto course = course_of(s, &lonely_adults);
    std::vector<Named> out;
    for (const auto colour :
         {MapColour::loneliness, MapColour::change, MapColour::age, MapColour::help}) {
        MapView view;
        view.colour = colour;
        out.push_back({"map", map_picture(pen, s, view, last, size)});
        view.totals = true;
        out.push_back({"totals", map_picture(pen, s, view, last, size)});
    }
    out.push_back({"course", course_picture(pen, s, course, pen.say(T::lonely_adults), 3, size)});
    out.push_back({"iceberg", iceberg_picture(pen, s, last, size)});
    out.push_back({"collaboration", collaboration_picture(pen, s, last - 1, size)});
    out.push_back({"volunteers", volunteers_picture(pen, s, last, size)});
    out.push_back({"costs", costs_picture(pen, s, size)});
    out.push_back({"lives", lives_picture(pen, *shown().told, 20, size)});
    out.push_back({"buurten", buurten_picture(pen, s, last, size)});
    out.push_back({"headline", headline_picture(pen, s, {size.width * 2, pen.size * 7})});
    out.push_back(
        {"headline, narrow", headline_picture(pen, s, {pen.size * 40, pen.size * 10.4f})});
    return out;
}

TEST(Pictures, HaveAllTheirWordsInsideThemselves) {
    for (const auto language : {Language::nl, Language::en})
        for (const float text : {16.0f, 24.0f})
            for (const Size size : {Size{410, 560}, Size{640, 850}}) {
                const float scale = text / 16;
                const Pen pen{&light_palette(), language, text, &rough_width};
                for (const auto& [name, picture] :
                     all_pictures(pen, {size.width * scale, size.height * scale})) {
                    EXPECT_FALSE(picture.shapes.empty()) << name;
                    for (const auto& shape : picture.shapes) {
                        const auto* words = std::get_if<Words>(&shape);
                        if (words == nullptr || name == "totals") continue;
                        const auto where = fmt::format(
                            "{} ({}): '{}' at {}, {}", name, text, words->text, words->x, words->y);
                        EXPECT_GE(words->x, -1) << where;
                        EXPECT_GE(words->y, -1) << where;
                        EXPECT_LE(words->x + rough_width(words->text, words->size, words->bold),
                                  picture.width + 1)
                            << where;
                        EXPECT_LE(words->y + words->size, picture.height + 1) << where;
                    }
                }
            }
}

TEST(Pictures, SayWhyTheyAreEmpty) {
    const Pen pen{&light_palette(), Language::en, 16, &rough_width};
    const Snapshot nothing;

    for (const auto& picture : {iceberg_picture(pen, nothing, 0, {400, 400}),
                                collaboration_picture(pen, nothing, 0, {400, 400}),
                                volunteers_picture(pen, nothing, 0, {400, 400}),
                                costs_picture(pen, nothing, {400, 400}),
                                buurten_picture(pen, nothing, 0, {400, 400}),
                                map_picture(pen, nothing, {}, 0, {400, 400}),
                                lives_picture(pen, {}, 0, {400, 400}),
                                headline_picture(pen, nothing, {400, 100})}) {
        ASSERT_FALSE(picture.shapes.empty());
        EXPECT_TRUE(std::holds_alternative<Words>(picture.shapes.front()));
    }
}

TEST(Map, FindsWhoIsUnderTheMouse) {
    const auto& s = *shown().snapshot;
    const MapView view;
    const Size size{600, 600};
    const auto scale = map_scale(*s.homes, view, size);
    const auto& frame = *s.frames[kWhatIf].back();
    std::uint32_t adult = 0;
    while (frame.score[adult] > kHighestScore)
        ++adult;
    const auto at =
        scale.spot(s.homes->x[adult] - s.homes->left, s.homes->y[adult] - s.homes->bottom);

    const auto found = resident_at(s, view, s.moments() - 1, size, at);

    ASSERT_TRUE(found);
    EXPECT_NEAR(s.homes->x[*found], s.homes->x[adult], 0.01);
    EXPECT_NEAR(s.homes->y[*found], s.homes->y[adult], 0.01);
    EXPECT_FALSE(resident_at(s, view, s.moments() - 1, size, {-500, -500}));
}

TEST(Chart, HasRoundTicks) {
    EXPECT_EQ(ticks(0, 10, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
    EXPECT_EQ(ticks(0.13, 0.42, 3).size(), 3u);
    EXPECT_EQ(decimals_of(0.25), 1);
    EXPECT_EQ(decimals_of(5), 0);
}

TEST(Svg, HoldsEveryWordAndWhereItComesFrom) {
    const Pen pen{&light_palette(), Language::nl, 16, &rough_width};
    const auto picture = iceberg_picture(pen, *shown().snapshot, 5, {400, 500});

    const auto svg = svg_of(picture, pen, "A <title>", "seed 1 & more");

    EXPECT_NE(svg.find("<title>A &lt;title&gt;</title>"), std::string::npos);
    EXPECT_NE(svg.find("seed 1 &amp; more"), std::string::npos);
    EXPECT_NE(svg.find(">herkend</text>"), std::string::npos);
    EXPECT_TRUE(svg.ends_with("</svg>\n"));
}

}  // namespace
}  // namespace viewer::pictures
