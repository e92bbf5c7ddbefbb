// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// qunce_docs [--check] ROOT: writes the generated parts of docs/DATA.md and resources/templates, or says which of them
// are not what would be written (exit code 1). Not shipped.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "models/base/filewriter.h"
#include "tools/docs/datapage.h"
#include "tools/docs/templates.h"

using namespace qunce;

namespace {

struct File {
    std::string path;
    std::string content;
};

std::string contentOf(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Result<std::vector<File>> allFiles(const std::string &root)
{
    std::vector<File> files;
    const std::string page = root + "/docs/DATA.md";
    QUNCE_ASSIGN(std::string text, docs::withGeneratedParts(contentOf(page)));
    files.push_back({page, std::move(text)});
    for (const ImportDescriptor &kind : allImportKinds()) {
        for (const auto &[folder, language] :
            {std::pair("en", docs::Language::English), std::pair("zh_CN", docs::Language::Chinese)}) {
            files.push_back({root + "/resources/templates/" + folder + '/' + kind.name + ".csv",
                docs::templateFor(kind, language)});
        }
    }
    return files;
}

Result<void> write(const File &file)
{
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(file.path).parent_path(), ignored);
    return writeFileWhole(file.path, file.content);
}

int fail(const Error &error)
{
    std::fprintf(stderr, "%s %s\n", error.userText.english().c_str(), error.detail.c_str());
    return 1;
}

} // namespace

int main(int count, char **arguments)
{
    const bool check = count == 3 && std::string(arguments[1]) == "--check";
    if (count != 2 && !check) {
        std::fprintf(stderr, "usage: qunce_docs [--check] ROOT\n");
        return 2;
    }
    const Result<std::vector<File>> files = allFiles(arguments[count - 1]);
    if (!files.ok())
        return fail(files.error());
    int different = 0;
    for (const File &file : *files) {
        if (contentOf(file.path) == file.content)
            continue;
        if (check) {
            std::printf("out of date, run build/dev/tools/qunce_docs .: %s\n", file.path.c_str());
            ++different;
        } else if (const Result<void> written = write(file); !written.ok()) {
            return fail(written.error());
        }
    }
    return different ? 1 : 0;
}
