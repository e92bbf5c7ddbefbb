// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/brandprofile.h"

#include <filesystem>
#include <fstream>

#include "tests/bench/bench.h"
#include "tests/bench/branddata.h"
#include "tests/bench/childprogram.h"
#include "tests/bench/serverchild.h"

namespace qunce::bench {

namespace fs = std::filesystem;

Result<std::string> freshProfile(const Bench &bench)
{
    const std::string profile = bench.fixtures() + "/profile";
    fs::remove_all(profile);
    QUNCE_ASSIGN(const std::string original, brandData(bench));
    const std::string data = bench.fixtures() + "/brand.served";
    fs::remove_all(data);
    fs::copy(original, data, fs::copy_options::recursive);
    const std::string password = bench.fixtures() + "/password";
    std::ofstream(password) << "a long enough password\n";
    QUNCE_TRY(runChild({qunced(), "user", "add", "laptop", "--role", "hq_content", "--password-file",
        password, "--data", data}));
    QUNCE_ASSIGN(const ServerChild server, ServerChild::start(data));
    QUNCE_TRY(runChild({qunce(), "sync", "--once", "--data-dir", profile, "--user", "laptop", "--server",
        "http://127.0.0.1:" + std::to_string(server.port()), "--password-file", password}));
    fs::remove_all(data);
    return profile;
}

} // namespace qunce::bench
