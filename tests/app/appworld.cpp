// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/appworld.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace qunce::test {

namespace {

constexpr std::chrono::seconds kPatience {120};

std::string programOf(const char *variable)
{
    const char *path = std::getenv(variable);
    return path ? path : std::string();
}

} // namespace

AppWorld::AppWorld()
{
    writeFile(passwordFile(), "long enough\n");
    EXPECT_EQ(qunced(words("demo --scale small --seed 1 --until 2026-09-07")).code, 0);
    for (const char *user : {"hq --role admin", "viewer --role viewer", "bj --role region_manager --scope BJ",
             "two --role region_manager --scope BJ --scope ZJ", "gone --role viewer", "locked --role viewer",
             "moved --role viewer"})
        EXPECT_EQ(
            qunced(words("user add " + std::string(user) + " --password-file " + passwordFile())).code, 0);
}

void AppWorld::startServer()
{
    m_server = std::make_unique<Program>(
        words(programOf("QUNCED") + " serve --listen 127.0.0.1:" + m_port + " --data " + file("brand")),
        file("serve.out"), file("serve.err"));
    const std::string mark = "listening on ";
    const auto end = std::chrono::steady_clock::now() + kPatience;
    std::string said;
    do {
        said = m_server->output();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    } while (said.find('\n') == std::string::npos && m_server->isRunning()
        && std::chrono::steady_clock::now() < end);
    ASSERT_EQ(said.find(mark), 0U) << said << m_server->errors();
    m_url = said.substr(mark.size(), said.find('\n') - mark.size());
    m_port = m_url.substr(m_url.rfind(':') + 1);
}

void AppWorld::stopServer()
{
    if (!m_server)
        return;
    m_server->signal(SIGTERM);
    EXPECT_EQ(m_server->waitFor(kPatience), 0) << m_server->errors();
    m_server.reset();
}

AppWorld::Run AppWorld::run(const char *program, std::vector<std::string> words)
{
    words.insert(words.begin(), programOf(program));
    if (std::find(words.begin(), words.end(), "--lang") == words.end())
        words.insert(words.end(), {"--lang", "en"});
    Program process(std::move(words), file("out"), file("err"));
    const std::optional<int> code = process.waitFor(kPatience);
    return {code, process.output(), process.errors()};
}

AppWorld::Run AppWorld::qunce(std::vector<std::string> words)
{
    return run("QUNCE", std::move(words));
}

AppWorld::Run AppWorld::qunced(std::vector<std::string> words)
{
    words.insert(words.end(), {"--data", file("brand")});
    return run("QUNCED", std::move(words));
}

AppWorld::Run AppWorld::shell(const std::string &command)
{
    Program process({"/bin/sh", "-c", command}, file("out"), file("err"));
    const std::optional<int> code = process.waitFor(kPatience);
    return {code, process.output(), process.errors()};
}

AppWorld::Run AppWorld::signIn(
    const std::string &profileName, const std::string &user, std::vector<std::string> more)
{
    more.insert(more.end(), {"--server", m_url, "--user", user, "--password-file", passwordFile()});
    return sync(profileName, std::move(more));
}

AppWorld::Run AppWorld::sync(const std::string &profileName, std::vector<std::string> more)
{
    more.insert(more.begin(), {"sync", "--once", "--data-dir", profile(profileName)});
    return qunce(std::move(more));
}

std::string AppWorld::exportOf(const std::string &profileName, const std::vector<std::string> &view)
{
    std::vector<std::string> all {"export"};
    all.insert(all.end(), view.begin(), view.end());
    all.insert(all.end(), {"--out", file("console.file"), "--data-dir", profile(profileName)});
    const Run made = qunce(std::move(all));
    return made.code == 0 ? readFile(file("console.file")) : made.err;
}

std::string AppWorld::exportOnServer(const std::string &user, const std::vector<std::string> &view)
{
    std::vector<std::string> all {"export"};
    all.insert(all.end(), view.begin(), view.end());
    all.insert(all.end(), {"--out", file("server.file")});
    if (!user.empty())
        all.insert(all.end(), {"--as-user", user});
    const Run made = qunced(std::move(all));
    return made.code == 0 ? readFile(file("server.file")) : made.err;
}

std::vector<std::string> words(const std::string &line)
{
    std::vector<std::string> parts {""};
    bool quoted = false;
    for (const char c : line) {
        if (c == '\'')
            quoted = !quoted;
        else if (c == ' ' && !quoted)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

} // namespace qunce::test
