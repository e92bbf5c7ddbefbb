// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real `qunce` against the real `qunced serve`, end to end.

#include <filesystem>
#include <map>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "models/base/clock.h"
#include "models/edits/editbook.h"
#include "models/edits/editdraft.h"
#include "models/merge/editrules.h"
#include "models/protocol/exportpolicy.h"
#include "models/store/cachereader.h"
#include "models/store/leftedits.h"
#include "models/store/profile.h"
#include "models/store/sessionfile.h"
#include "tests/app/appworld.h"

namespace qunce::test {

namespace {

constexpr const char *kAsOf = " --as-of '2026-09-08 10:24'";
constexpr const char *kAugust = " --from 2026-08-01 --to 2026-08-31";

/// Every view, level, key and format, and a measure of each sort.
std::vector<std::string> views()
{
    std::vector<std::string> all {"roster guides", "roster groups --format json", "roster koc",
        "roster guides --with-header-note", "calendar --from 2026-06-01 --to 2026-12-31 --format json"};
    for (const char *level : {"guide", "store", "city", "region", "zone"})
        all.push_back("leaderboard --measure completion_rate --tie on_time_rate --level " + std::string(level)
            + kAugust);
    for (const char *measure : {"amount", "reply_rate_14d", "after_hours_share", "streak_best",
             "per_guide:orders", "attainment:amount", "selling_rate", "group_send_rate", "net_friends"})
        all.push_back(
            "leaderboard --all --zero-fill fed --level guide --measure " + std::string(measure) + kAugust);
    all.push_back("leaderboard --measure group:joins --level group --format json" + std::string(kAugust));
    all.push_back("leaderboard --measure koc:orders --level koc" + std::string(kAugust));
    all.push_back("leaderboard --measure buyers_conversion --level store" + std::string(kAugust));
    all.push_back(
        "leaderboard --measure amount --level store --under BJ --top 5 --format json" + std::string(kAugust));
    for (const char *key : {"day", "guide", "store", "city", "region", "zone", "task"})
        all.push_back("completion --by " + std::string(key) + kAugust);
    return all;
}

/// What a window of the signed-in user would have done.
void leaveSetting(const std::string &directory, std::string_view name, const std::string &value)
{
    const Result<Profile> profile = Profile::open(directory, Profile::Access::ReadOnly);
    ASSERT_TRUE(profile.ok());
    const auto session = SessionFile(profile->sessionPath()).read();
    ASSERT_TRUE(session.ok() && *session);
    CacheReader reader(profile->directory());
    Result<ReadSnapshot> snapshot = reader.snapshot();
    ASSERT_TRUE(snapshot.ok());
    SystemClock clock;
    RandomIdSource ids(clock);
    const std::optional<Actor> actor = actorOf((*session)->user);
    ASSERT_TRUE(actor);
    EditDraft draft(*snapshot, *actor, ids, clock.nowMs());
    const auto known = snapshot->recordByCode(Kind::Setting, name);
    ASSERT_TRUE(known.ok());
    const RecordChange change = *known
        ? RecordChange(ChangeFields {Kind::Setting, (*known)->id, {{"value", toValue(value)}}, {}})
        : RecordChange(MakeRecord {
            Kind::Setting, {}, {{"name", toValue(std::string(name))}, {"value", toValue(value)}}});
    const Result<Uuid> drafted = draft.add(change);
    ASSERT_TRUE(drafted.ok()) << drafted.error().userText.source() << ' ' << drafted.error().detail;
    EditAction action;
    action.aid = ids.next();
    action.title = Message("rule");
    action.atMs = clock.nowMs();
    action.groups = draft.groups(action.aid);
    ASSERT_TRUE(leaveEdits(directory, action).ok());
}

class AppTest : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_world = std::make_unique<AppWorld>();
        s_world->startServer();
    }
    static void TearDownTestSuite()
    {
        s_world->stopServer();
        s_world.reset();
    }
    /// A profile of the user with everything in it.
    static std::string synced(const std::string &user)
    {
        const AppWorld::Run run = s_world->signIn(user, user);
        EXPECT_EQ(run.code, 0) << run.err;
        return user;
    }

    static std::unique_ptr<AppWorld> s_world;
    AppWorld &world = *s_world;
};

std::unique_ptr<AppWorld> AppTest::s_world;

TEST_F(AppTest, EveryExportIsTheServersByteByByteAlsoWithoutTheServer)
{
    for (const std::string user : {"hq", "viewer", "bj", "two"})
        synced(user);
    const auto compare = [&](const std::string &user, const std::string &view) {
        const std::vector<std::string> flags = words(view + kAsOf);
        const std::string expected = world.exportOnServer(user, flags);
        EXPECT_GT(expected.size(), 60U) << view;
        EXPECT_EQ(world.exportOf(user, flags), expected) << user << ": " << view;
    };
    compare("bj", "roster koc");
    world.stopServer();
    for (const std::string &view : views()) {
        compare("hq", view);
        compare("bj", view);
    }
    for (const std::string user : {"viewer", "two"}) {
        compare(user, "roster groups");
        compare(user, "calendar --from 2026-01-01 --to 2026-12-31");
        compare(user, "leaderboard --measure amount --level region" + std::string(kAugust));
    }
    const std::vector<std::string> everything = words("roster groups" + std::string(kAsOf));
    EXPECT_EQ(world.exportOf("hq", everything), world.exportOnServer("", everything));
    world.startServer();
}

TEST_F(AppTest, TheFirstSyncNeedsEverythingAndLaterOnesOnlyTheProfile)
{
    EXPECT_EQ(world.sync("later").code, 2) << "who, and where?";
    const AppWorld::Run first = world.signIn("later", "bj", {"--json"});
    ASSERT_EQ(first.code, 0) << first.err;
    const auto outcome = nlohmann::json::parse(first.out);
    EXPECT_EQ(outcome.at("phase"), "synced");
    EXPECT_EQ(outcome.at("complete"), true);
    EXPECT_LE(outcome.at("records_usable_ms"), outcome.at("ms"));
    EXPECT_EQ(outcome.at("problem"), "");
    EXPECT_GT(outcome.at("rows"), 1000);
    EXPECT_GT(outcome.at("buckets"), 3);
    EXPECT_GT(outcome.at("ms"), 0);
    EXPECT_EQ(first.err, "") << "progress is for terminals";
    EXPECT_EQ(world.sync("later").code, 0);
}

TEST_F(AppTest, ALaterSyncBringsWhatChangedAndVerifyComparesEverything)
{
    const std::string profile = synced("hq");
    EXPECT_EQ(world.sync(profile).code, 0);
    writeFile(world.file("guides.csv"), "code,name,store_code\nNEW1,新人,S110101\n");
    ASSERT_EQ(world.qunced({"import", "guides", world.file("guides.csv")}).code, 0);
    EXPECT_EQ(world.exportOf(profile, words("roster guides")).find("NEW1"), std::string::npos);
    const AppWorld::Run again = world.sync(profile, {"--verify"});
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_NE(again.out.find("Everything is here"), std::string::npos) << again.out;
    EXPECT_NE(again.out.find("repaired: 0 rows in 0 buckets."), std::string::npos) << again.out;
    EXPECT_EQ(again.out.find("server: 0 buckets"), std::string::npos) << again.out;
    EXPECT_NE(world.exportOf(profile, words("roster guides")).find("NEW1"), std::string::npos);
    EXPECT_EQ(
        world.exportOf(profile, words("roster guides")), world.exportOnServer("hq", words("roster guides")));
}

TEST_F(AppTest, ThePasswordMayComeThroughAPipe)
{
    const AppWorld::Run run = world.shell("echo 'long enough' | $QUNCE sync --once --user bj --server "
        + world.serverUrl() + " --data-dir " + world.profile("pipe"));
    EXPECT_EQ(run.code, 0) << run.err;
}

TEST_F(AppTest, TheDefaultProfileIsInTheDataFolder)
{
    const AppWorld::Run run =
        world.shell("XDG_DATA_HOME=" + world.file("data") + " $QUNCE sync --once --user bj --server "
            + world.serverUrl() + " --password-file " + world.passwordFile());
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_EQ(::access((world.file("data") + "/qunce/profile/outbox.db").c_str(), F_OK), 0);
    struct stat status { };
    ASSERT_EQ(::stat((world.file("data") + "/qunce/profile").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0700U) << "for its owner only";
}

TEST_F(AppTest, AWrongPasswordIsRefusedInBothLanguages)
{
    writeFile(world.file("wrong"), "wrong\n");
    const std::vector<std::string> flags {"sync", "--once", "--json", "--data-dir", world.profile("wrong"),
        "--server", world.serverUrl(), "--user", "hq", "--password-file", world.file("wrong")};
    const AppWorld::Run run = world.qunce(flags);
    EXPECT_EQ(run.code, 3);
    EXPECT_NE(run.err.find("The user name or the password is wrong."), std::string::npos) << run.err;
    EXPECT_EQ(nlohmann::json::parse(run.out).at("complete"), false);
    EXPECT_EQ(nlohmann::json::parse(run.out).at("problem"), "The user name or the password is wrong.");
    std::vector<std::string> chinese = flags;
    chinese.insert(chinese.end(), {"--lang", "zh_CN"});
    const AppWorld::Run again = world.qunce(chinese);
    EXPECT_EQ(again.code, 3);
    EXPECT_NE(again.err.find("用户名或密码"), std::string::npos) << again.err;
}

TEST_F(AppTest, ADisabledUserIsToldSoAndKeepsWhatIsThere)
{
    ASSERT_EQ(world.signIn("gone", "gone").code, 0);
    ASSERT_EQ(world.qunced({"user", "disable", "gone"}).code, 0);
    const AppWorld::Run run = world.sync("gone");
    EXPECT_EQ(run.code, 3);
    EXPECT_NE(run.err.find("This account is disabled."), std::string::npos) << run.err;
    const AppWorld::Run silent =
        world.shell("$QUNCE sync --once --lang en --data-dir " + world.profile("gone") + " </dev/null");
    EXPECT_EQ(silent.code, 3);
    EXPECT_NE(silent.err.find("This account is disabled."), std::string::npos) << silent.err;
    const AppWorld::Run signIn = world.signIn("gone", "gone");
    EXPECT_EQ(signIn.code, 3);
    EXPECT_NE(signIn.err.find("This account is disabled."), std::string::npos) << signIn.err;
    EXPECT_NE(world.signIn("gone", "gone", {"--lang", "zh_CN"}).err.find("停用"), std::string::npos);
    EXPECT_NE(world.exportOf("gone", words("roster guides")).find("BJ10001"), std::string::npos)
        << "the lease decides how long";
}

TEST_F(AppTest, TooManyWrongPasswordsEndTheCommandAtOnce)
{
    writeFile(world.file("wrong"), "wrong\n");
    AppWorld::Run run;
    for (int i = 0; i < 11; ++i)
        run = world.qunce({"sync", "--once", "--data-dir", world.profile("locked"), "--server",
            world.serverUrl(), "--user", "locked", "--password-file", world.file("wrong")});
    EXPECT_EQ(run.code, 3);
    EXPECT_NE(run.err.find("Too many wrong passwords"), std::string::npos) << run.err;
    EXPECT_NE(world.signIn("locked", "locked", {"--lang", "zh_CN"}).err.find("密码错误次数过多"),
        std::string::npos);
}

TEST_F(AppTest, NoPasswordIsNotSentAsAWrongOne)
{
    const std::string command = "$QUNCE sync --once --lang en --user bj --server " + world.serverUrl()
        + " --data-dir " + world.profile("silent");
    writeFile(world.file("empty"), "\n");
    for (const std::string &input : {std::string(" </dev/null"), " --password-file " + world.file("empty")}) {
        const AppWorld::Run run = world.shell(command + input);
        EXPECT_EQ(run.code, 2);
        EXPECT_NE(run.err.find("No password was given."), std::string::npos) << run.err;
    }
}

TEST_F(AppTest, ANewPasswordAsksForItAndThenGoesOn)
{
    ASSERT_EQ(world.signIn("moved", "moved").code, 0);
    const AppWorld::Run live = world.signIn("moved", "moved");
    EXPECT_EQ(live.code, 0);
    EXPECT_NE(live.err.find("the password was not needed"), std::string::npos) << live.err;
    ASSERT_EQ(world.qunced({"user", "passwd", "moved", "--password-file", world.passwordFile()}).code, 0);
    EXPECT_EQ(world.signIn("moved", "moved").code, 0) << "the same run signs in again";
    ASSERT_EQ(world.qunced({"user", "passwd", "moved", "--password-file", world.passwordFile()}).code, 0);
    for (int run = 0; run < 2; ++run) {
        const AppWorld::Run silent =
            world.shell("$QUNCE sync --once --lang en --data-dir " + world.profile("moved") + " </dev/null");
        EXPECT_EQ(silent.code, 3);
        EXPECT_NE(silent.err.find("Please sign in again."), std::string::npos) << silent.err;
    }
}

TEST_F(AppTest, AServerThatIsNotThereIsSaid)
{
    const std::vector<std::string> flags {"sync", "--once", "--data-dir", world.profile("nowhere"),
        "--server", "http://127.0.0.1:1", "--user", "hq", "--password-file", world.passwordFile()};
    const AppWorld::Run run = world.qunce(flags);
    EXPECT_EQ(run.code, 1);
    EXPECT_NE(
        run.err.find("The server at http://127.0.0.1:1 cannot be reached: it is off"), std::string::npos)
        << run.err;
    EXPECT_NE(run.err.find("(attempt 2)"), std::string::npos) << run.err;
    EXPECT_EQ(run.err.find("(attempt 4)"), std::string::npos) << run.err;
    std::vector<std::string> chinese = flags;
    chinese.insert(chinese.end(), {"--lang", "zh_CN"});
    EXPECT_NE(world.qunce(chinese).err.find("服务器"), std::string::npos);
}

TEST_F(AppTest, AServerThatIsOffIsSaidAtEachAttempt)
{
    const std::string profile = synced("bj");
    world.stopServer();
    const auto start = std::chrono::steady_clock::now();
    const AppWorld::Run run = world.sync(profile);
    EXPECT_EQ(run.code, 1);
    EXPECT_NE(run.err.find("(attempt 4)"), std::string::npos) << run.err;
    EXPECT_EQ(run.err.find("(attempt 5)"), std::string::npos) << run.err;
    EXPECT_NE(run.err.find(world.serverUrl()), std::string::npos) << run.err;
    EXPECT_EQ(world.sync(profile, {"--json"}).err.find("attempt"), std::string::npos);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(45)) << "two runs";
    world.startServer();
}

TEST_F(AppTest, PlainHttpBehindAnHttpsAddressIsSaid)
{
    const std::string https = "https" + world.serverUrl().substr(4);
    const AppWorld::Run run = world.qunce({"sync", "--once", "--data-dir", world.profile("https"), "--server",
        https, "--user", "hq", "--password-file", world.passwordFile()});
    EXPECT_EQ(run.code, 1);
    EXPECT_NE(run.err.find("does not speak https"), std::string::npos) << run.err;
}

TEST_F(AppTest, ASecondStartOnAProfileOnlyReads)
{
    const std::string profile = synced("bj");
    const int lock = ::open((world.profile(profile) + "/lock").c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);
    const AppWorld::Run run = world.sync(profile);
    EXPECT_EQ(run.code, 3);
    EXPECT_NE(run.err.find("This profile is open in another window."), std::string::npos) << run.err;
    EXPECT_EQ(world.sync(profile, {"--lang", "zh_CN"}).code, 3);
    EXPECT_EQ(world.exportOf(profile, words("roster koc")), world.exportOnServer("bj", words("roster koc")));
    ::close(lock);
}

TEST_F(AppTest, AnExportIsNotedAndTheServerKnowsOfItAfterTheNextSync)
{
    const std::string profile = "noted";
    ASSERT_EQ(world.signIn(profile, "viewer").code, 0);
    const auto exported = [&](const std::string &view) {
        return world.qunce(words("export " + view + " --out " + world.file("noted.csv") + " --data-dir "
            + world.profile(profile)));
    };
    EXPECT_EQ(exported("roster koc").code, 0) << "the brand has no rule about it";
    EXPECT_EQ(exported("roster koc --reason 月度核对").code, 0);
    EXPECT_EQ(exported("completion --by region --format json" + std::string(kAugust)).code, 0)
        << "sums ask for none";
    const auto listed = [&] { return world.qunced({"exports"}).out; };
    EXPECT_EQ(listed().find("月度核对"), std::string::npos) << "not yet";
    ASSERT_EQ(world.sync(profile).code, 0);
    ASSERT_EQ(world.sync(profile).code, 0);
    const std::string all = listed();
    EXPECT_NE(all.find("\tviewer\tqunce export roster koc\tkoc\tcsv\t"), std::string::npos) << all;
    EXPECT_NE(all.find("\t月度核对\n"), std::string::npos) << all;
    EXPECT_NE(all.find("\tviewer\tqunce export completion\tnumbers\tjson\t"), std::string::npos) << all;
    EXPECT_NE(all.find("by=region"), std::string::npos) << all;
    EXPECT_TRUE(std::filesystem::is_empty(world.profile(profile) + "/left"));
}

TEST_F(AppTest, WhereTheBrandsRuleAsksForAReasonNothingIsWrittenWithoutOne)
{
    const std::string ruler = "ruler";
    ASSERT_EQ(world.signIn(ruler, "hq").code, 0);
    leaveSetting(world.profile(ruler), kExportPolicySetting, R"({"reason": ["plan"]})");
    ASSERT_EQ(world.sync(ruler).code, 0) << "takes the edit in";
    ASSERT_EQ(world.sync(ruler).code, 0) << "and sends it, if the first did not";
    const std::string profile = "ruled";
    ASSERT_EQ(world.signIn(profile, "viewer").code, 0);
    const std::string file = world.file("ruled.csv");
    const auto exported = [&](const std::string &more) {
        return world.qunce(words("export calendar --from 2026-06-01 --to 2026-06-30 --out " + file
            + " --data-dir " + world.profile(profile) + more));
    };
    const AppWorld::Run unsaid = exported("");
    EXPECT_EQ(unsaid.code, 2);
    EXPECT_NE(unsaid.err.find("--reason"), std::string::npos) << unsaid.err;
    EXPECT_EQ(exported(" --reason x").code, 2) << "that is no reason";
    EXPECT_FALSE(std::filesystem::exists(file)) << "nothing is written";
    EXPECT_EQ(exported(" --reason 月度核对").code, 0);
    EXPECT_TRUE(std::filesystem::exists(file));
    leaveSetting(world.profile(ruler), kExportPolicySetting, R"({"reason": []})");
    ASSERT_EQ(world.sync(ruler).code, 0);
    ASSERT_EQ(world.sync(ruler).code, 0);
}

TEST_F(AppTest, AProfileOfANewerProgramIsLeftAlone)
{
    const std::map<std::string, std::string> newer {
        {"outbox.db", "INSERT INTO migration (number, name) VALUES (999, 'future')"},
        {"cache.1.db", "UPDATE state SET schema = 999"}};
    for (const auto &[file, change] : newer) {
        const std::string profile = "newer." + file;
        ASSERT_EQ(world.signIn(profile, "bj").code, 0);
        SQLite::Database(world.profile(profile) + "/" + file, SQLite::OPEN_READWRITE).exec(change);
        for (const char *language : {"en", "zh_CN"}) {
            const AppWorld::Run sync = world.sync(profile, {"--lang", language});
            const AppWorld::Run made = world.qunce({"export", "roster", "guides", "--out", world.file("x"),
                "--lang", language, "--data-dir", world.profile(profile)});
            for (const AppWorld::Run &run : {sync, made}) {
                EXPECT_EQ(run.code, 3) << file << " " << run.err;
                EXPECT_EQ(run.err.find("newer program") != std::string::npos, std::string(language) == "en")
                    << run.err;
            }
        }
    }
}

TEST_F(AppTest, SomebodyElsesProfileIsRefused)
{
    const std::string profile = synced("bj");
    EXPECT_EQ(world.sync(profile, {"--user", "hq"}).code, 3);
    EXPECT_EQ(world.sync(profile, {"--server", "http://127.0.0.1:1"}).code, 3);
    EXPECT_NE(
        world.sync(profile, {"--user", "hq"}).err.find("This profile belongs to bj"), std::string::npos);
}

TEST_F(AppTest, ExportsSayWhatIsMissing)
{
    EXPECT_EQ(
        world.qunce({"export", "roster", "guides", "--out", "-", "--data-dir", world.profile("empty")}).code,
        1)
        << "no profile";
    const std::string profile = synced("bj");
    const auto code = [&](const std::string &view) {
        std::vector<std::string> all =
            words("export " + view + " --out - --data-dir " + world.profile(profile));
        return world.qunce(std::move(all));
    };
    const AppWorld::Run old = code("leaderboard --measure amount --from 2016-01-01 --to 2016-12-31");
    EXPECT_EQ(old.code, 1);
    EXPECT_NE(old.err.find("This computer keeps numbers from"), std::string::npos) << old.err;
    EXPECT_EQ(code("leaderboard --measure amount --from 2026-08-01 --to 2026-08-31").code, 0);
    EXPECT_EQ(code("leaderboard --measure nonsense --from 2026-08-01 --to 2026-08-31").code, 2);
    EXPECT_EQ(code("roster guides --under NOBODY").code, 2);
    EXPECT_EQ(code("roster guides --out " + world.profile(profile) + "/outbox.db").code, 0)
        << "the last --out counts";
    const AppWorld::Run inside = world.qunce({"export", "roster", "guides", "--data-dir",
        world.profile(profile), "--out", world.profile(profile) + "/outbox.db"});
    EXPECT_EQ(inside.code, 2);
    EXPECT_EQ(world.sync(profile).code, 0) << "it is still a profile";
}

TEST_F(AppTest, WithoutTheProgramForWindowsTheOtherCommandsStillWork)
{
    const std::string alone = world.file("alone");
    std::filesystem::create_directories(alone);
    std::filesystem::copy_file(std::getenv("QUNCE"), alone + "/qunce");
    EXPECT_EQ(world.shell(alone + "/qunce help >/dev/null").code, 0);
    const AppWorld::Run window = world.shell(alone + "/qunce --lang en");
    EXPECT_EQ(window.code, 1);
    EXPECT_NE(window.err.find("qunce-window, is missing"), std::string::npos) << window.err;
    EXPECT_EQ(world.shell(alone + "/qunce tour --out " + world.file("no-tour")).code, 1);
    // A program that is there and cannot be started.
    writeFile(alone + "/qunce-window", "");
    const AppWorld::Run broken = world.shell(alone + "/qunce --lang en");
    EXPECT_EQ(broken.code, 1);
    EXPECT_NE(broken.err.find("qunce-window cannot be started"), std::string::npos) << broken.err;
}

TEST_F(AppTest, CommandsWithoutAWindowLoadNoLibraryOfWindows)
{
    const AppWorld::Run run = world.shell("LD_DEBUG=libs LD_DEBUG_OUTPUT=" + world.file("libraries")
        + " $QUNCE help >/dev/null; cat " + world.file("libraries") + ".*");
    ASSERT_EQ(run.code, 0) << run.err;
    EXPECT_NE(run.out.find("libQt6Core"), std::string::npos);
    EXPECT_EQ(run.out.find("libQt6Gui"), std::string::npos);
    EXPECT_EQ(run.out.find("libQt6Widgets"), std::string::npos);
}

TEST_F(AppTest, WrongUsageIsExitCodeTwo)
{
    const auto code = [&](const std::string &line) { return world.qunce(words(line)).code; };
    EXPECT_EQ(code("sync"), 2);
    EXPECT_EQ(code("sync --once --nonsense"), 2);
    EXPECT_EQ(code("sync --once --measure amount"), 2);
    EXPECT_EQ(code("nonsense"), 2);
    EXPECT_EQ(
        code("sync --once --user x --server http://example.com --data-dir " + world.profile("usage")), 2)
        << "the password would be readable on the way";
    EXPECT_EQ(
        code("sync --once --user x --server ftp://example.com --data-dir " + world.profile("usage")), 2);
    EXPECT_EQ(code("help"), 0);
    EXPECT_EQ(code("sync --help"), 0);
    EXPECT_EQ(world.qunce(words("--version")).out.rfind("qunce ", 0), 0U);
    EXPECT_NE(world.qunce(words("help --lang zh_CN")).out.find("用法"), std::string::npos);
}

} // namespace

} // namespace qunce::test
