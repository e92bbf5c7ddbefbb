// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs the fuzz target over every file of the folder given, and over inputs too big to commit.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace {

void run(const std::string &name, const std::string &bytes)
{
    std::printf("%s, %zu bytes\n", name.c_str(), bytes.size());
    std::fflush(stdout);
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size());
}

std::string repeated(const std::string &text, size_t count)
{
    std::string all;
    for (size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

} // namespace

int main(int count, char **arguments)
{
    if (count != 2) {
        std::fprintf(stderr, "usage: replay FOLDER\n");
        return 2;
    }
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(arguments[1]))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto &path : files) {
        std::ifstream in(path, std::ios::binary);
        run(path.filename().string(), {std::istreambuf_iterator<char>(in), {}});
    }
    constexpr size_t kMega = 1024 * 1024;
    run("cell of 1 MB", "code,name\n1," + std::string(kMega, 'x') + "\n2,y\n");
    run("cell above 1 MB", "code,name\n1,\"" + std::string(kMega, 'x') + "\n\"\n2,y\n");
    run("line without end", "code,name\n1," + std::string(9 * kMega, 'x'));
    run("quote that is never closed", "code,name\n1,\"x\n" + repeated("2,y\n", kMega * 3 / 2));
    run("quotes that never fit", "code,name\n" + repeated("\"a\"b,\"\n", 100000));
    run("100,000 empty lines", "code,name\n" + repeated("\n", 100000) + "1,x\n");
    run("commas only", repeated(",", 2 * kMega));
    run("quotes only", repeated("\"", 2 * kMega + 1));
    run("bytes of no encoding", "code\n" + repeated("\xFF\x80", kMega));
    return files.empty() ? 1 : 0;
}
