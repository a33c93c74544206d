#include "viewer/changes.h"

#include <gtest/gtest.h>

namespace viewer {
namespace {

TEST(Changes, AreUndoneAndRedoneInTheirOrder) {
    Changes changes;
    changes.add({"a", 1, 2, true});
    changes.add({"b", 5, 6, true});

    changes.undo();
    EXPECT_EQ(changes.value("a"), 2);
    EXPECT_FALSE(changes.value("b"));
    changes.undo();
    EXPECT_FALSE(changes.can_undo());
    EXPECT_TRUE(changes.in_force().empty());
    changes.redo();
    changes.redo();
    EXPECT_EQ(changes.value("b"), 6);
    EXPECT_FALSE(changes.can_redo());
}

TEST(Changes, OfOneLeverInARowAreOne) {
    Changes changes;
    changes.add({"a", 1, 2, true});
    changes.add({"a", 2, 4, true});

    ASSERT_EQ(changes.in_force().size(), 1u);
    EXPECT_EQ(changes.in_force()[0].from, 1);
    EXPECT_EQ(changes.in_force()[0].to, 4);
    changes.undo();
    EXPECT_TRUE(changes.in_force().empty());
}

TEST(Changes, ThatEndWhereTheyBeganAreNone) {
    Changes changes;
    changes.add({"a", 1, 2, true});
    changes.add({"b", 1, 2, true});
    changes.add({"a", 2, 1, true});

    ASSERT_EQ(changes.in_force().size(), 1u);
    EXPECT_EQ(changes.in_force()[0].lever, "b");
}

TEST(Changes, AfterAnUndoForgetWhatWasUndone) {
    Changes changes;
    changes.add({"a", 1, 2, true});
    changes.undo();
    changes.add({"b", 1, 2, true});

    EXPECT_FALSE(changes.can_redo());
    EXPECT_FALSE(changes.value("a"));
}

TEST(Changes, TakeBackOneLeverAndCanUndoThat) {
    Changes changes;
    changes.add({"a", 1, 2, true});
    changes.add({"b", 1, 2, true});

    changes.reset("a");
    EXPECT_FALSE(changes.value("a"));
    EXPECT_EQ(changes.value("b"), 2);
    changes.undo();
    EXPECT_EQ(changes.value("a"), 2);
}

}  // namespace
}  // namespace viewer
