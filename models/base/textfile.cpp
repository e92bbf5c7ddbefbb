// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/textfile.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <iconv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "models/base/filewriter.h"
#include "models/base/utf8.h"

namespace qunce {

namespace {

constexpr size_t kPieceBytes = 128 * 1024;

class Utf8Decoder : public TextDecoder
{
public:
    void decode(std::string_view bytes, bool last, std::string &out) override
    {
        std::string joined;
        if (!m_cut.empty()) {
            joined = m_cut + std::string(bytes);
            bytes = joined;
            m_cut.clear();
        }
        for (;;) {
            const size_t good = wellFormedUtf8Prefix(bytes);
            out.append(bytes.substr(0, good));
            bytes.remove_prefix(good);
            if (bytes.empty())
                return;
            if (!last && utf8SequenceLength(bytes) == kUtf8Cut) {
                m_cut = bytes;
                return;
            }
            out.push_back('\0');
            bytes.remove_prefix(1);
        }
    }

private:
    std::string m_cut; ///< the first bytes of a character whose rest has not come yet
};

class IconvDecoder : public TextDecoder
{
public:
    IconvDecoder(iconv_t handle, size_t unit) : m_handle(handle), m_unit(unit) { }
    ~IconvDecoder() override { iconv_close(m_handle); }
    IconvDecoder(const IconvDecoder &) = delete;
    IconvDecoder &operator=(const IconvDecoder &) = delete;

    void decode(std::string_view bytes, bool last, std::string &out) override
    {
        std::string input = m_cut + std::string(bytes);
        m_cut.clear();
        char *from = input.data();
        size_t left = input.size();
        while (left > 0) {
            const int failure = convert(from, left, out);
            if (failure == EINVAL && !last) {
                m_cut.assign(from, left);
                return;
            }
            if (failure == EILSEQ || failure == EINVAL) {
                out.push_back('\0');
                const size_t skipped = std::min(left, m_unit);
                from += skipped;
                left -= skipped;
            }
        }
    }

private:
    /// Converts as much as it can; the errno that stopped it, or 0.
    int convert(char *&from, size_t &left, std::string &out)
    {
        char *to = m_piece.data();
        size_t room = m_piece.size(); // a full piece (E2BIG) simply comes again
        const size_t converted = iconv(m_handle, &from, &left, &to, &room);
        const int failure = converted == static_cast<size_t>(-1) ? errno : 0;
        out.append(m_piece.data(), m_piece.size() - room);
        return failure;
    }

    iconv_t m_handle;
    size_t m_unit; ///< bytes to step over when they mean nothing
    std::string m_cut;
    std::array<char, 16384> m_piece;
};

/// 0 or errno.
int writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        bytes.remove_prefix(static_cast<size_t>(written));
    }
    return 0;
}

/// A new file in the temporary folder that has no name and is gone once closed; or the negative errno.
int unnamedFile()
{
    const char *folder = std::getenv("TMPDIR");
    std::string path = std::string(folder && *folder ? folder : "/tmp") + "/qunce-XXXXXX";
    const int descriptor = mkostemp(path.data(), O_CLOEXEC);
    if (descriptor < 0)
        return -errno;
    unlink(path.c_str());
    return descriptor;
}

/// 0 or errno.
int copyAll(int from, int to)
{
    std::string piece(kPieceBytes, '\0');
    for (;;) {
        const ssize_t count = ::read(from, piece.data(), piece.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 ? errno : 0;
        if (const int failure = writeAll(to, std::string_view(piece.data(), static_cast<size_t>(count))))
            return failure;
    }
}

} // namespace

const char *name(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "UTF-8";
    case TextEncoding::Gb18030:
        return "GB18030";
    case TextEncoding::Utf16Le:
        return "UTF-16LE";
    case TextEncoding::Utf16Be:
        return "UTF-16BE";
    }
    return "";
}

Result<std::unique_ptr<TextDecoder>> TextDecoder::create(TextEncoding encoding)
{
    if (encoding == TextEncoding::Utf8)
        return std::unique_ptr<TextDecoder>(std::make_unique<Utf8Decoder>());
    const iconv_t handle = iconv_open("UTF-8", name(encoding));
    if (reinterpret_cast<intptr_t>(handle) == -1) {
        return Error {ErrorCode::Io,
            Message(QUNCE_TEXT("This system cannot read %1 text. Save the file as UTF-8 and try again."),
                {name(encoding)}),
            std::strerror(errno)};
    }
    const size_t unit = encoding == TextEncoding::Gb18030 ? 1 : 2;
    return std::unique_ptr<TextDecoder>(std::make_unique<IconvDecoder>(handle, unit));
}

TextFile::TextFile(std::string path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) { }

TextFile::~TextFile()
{
    ::close(m_descriptor);
}

Result<std::unique_ptr<TextFile>> TextFile::open(const std::string &path)
{
    const int descriptor = openSeekable(path);
    if (descriptor < 0)
        return fileError(-descriptor, path);
    return adopt(path, descriptor);
}

Result<std::unique_ptr<TextFile>> TextFile::adopt(const std::string &path, int descriptor)
{
    std::unique_ptr<TextFile> file(new TextFile(path, descriptor));
    QUNCE_TRY(file->findEncoding());
    QUNCE_ASSIGN(file->m_decoder, TextDecoder::create(file->m_encoding));
    return file;
}

int TextFile::openSeekable(const std::string &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status { };
    if (descriptor < 0 || fstat(descriptor, &status) != 0)
        return -errno;
    if (S_ISREG(status.st_mode))
        return descriptor;
    const int spool = S_ISDIR(status.st_mode) ? -EISDIR : unnamedFile();
    const int failure = spool < 0 ? -spool : copyAll(descriptor, spool);
    ::close(descriptor);
    if (failure == 0)
        return spool;
    if (spool >= 0)
        ::close(spool);
    return -failure;
}

Result<std::string_view> TextFile::readBytes()
{
    m_bytes.resize(kPieceBytes);
    ssize_t count = 0;
    do {
        count = ::pread(m_descriptor, m_bytes.data(), m_bytes.size(), static_cast<off_t>(m_offset));
    } while (count < 0 && errno == EINTR);
    if (count < 0)
        return fileError(errno, m_path);
    m_offset += static_cast<uint64_t>(count);
    return std::string_view(m_bytes.data(), static_cast<size_t>(count));
}

Result<void> TextFile::findEncoding()
{
    QUNCE_ASSIGN(std::string_view bytes, readBytes());
    size_t mark = 0;
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        mark = 3;
    } else if (bytes.starts_with("\xFF\xFE")) {
        m_encoding = TextEncoding::Utf16Le;
        mark = 2;
    } else if (bytes.starts_with("\xFE\xFF")) {
        m_encoding = TextEncoding::Utf16Be;
        mark = 2;
    } else {
        Utf8Judge judge;
        while (!bytes.empty()) {
            judge.take(bytes);
            QUNCE_ASSIGN(bytes, readBytes());
        }
        m_encoding = judge.isUtf8() ? TextEncoding::Utf8 : TextEncoding::Gb18030;
    }
    m_offset = mark;
    return {};
}

Result<size_t> TextFile::read(std::span<char> into)
{
    while (m_given == m_text.size() && !m_ended) {
        m_text.clear();
        m_given = 0;
        QUNCE_ASSIGN(const std::string_view bytes, readBytes());
        m_ended = bytes.empty();
        m_decoder->decode(bytes, m_ended, m_text);
    }
    const size_t count = std::min(into.size(), m_text.size() - m_given);
    std::memcpy(into.data(), m_text.data() + m_given, count);
    m_given += count;
    return count;
}

} // namespace qunce
