// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "models/base/message.h"
#include "models/base/result.h"

namespace qunce {

/// A stream of UTF-8 text in which a NUL byte, and only that, stands for input that could not be decoded (or
/// was itself NUL), so that a reader can refuse the row it is in and go on. One thread at a time.
class TextInput
{
public:
    virtual ~TextInput() = default;
    /// Fills `into` from the front and says how many bytes; 0 only at the end. May cut a character in two.
    virtual Result<size_t> read(std::span<char> into) = 0;
    /// What people count as that line of the text (1 is the first) in the file that it was made of: a row of a sheet. Of
    /// lines that were read.
    virtual uint64_t rowOfLine(uint64_t line) const { return line; }
    /// Why what stands there means nothing, though it can be read; empty if all is well. Of lines that were read.
    virtual Message problemOfLine(uint64_t) const { return {}; }
};

enum class TextEncoding : uint8_t { Utf8, Gb18030, Utf16Le, Utf16Be };

/// `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE`.
const char *name(TextEncoding encoding);

/// Turns bytes of one encoding into UTF-8 as TextInput promises, in pieces of any size.
class TextDecoder
{
public:
    static Result<std::unique_ptr<TextDecoder>> create(TextEncoding encoding);
    virtual ~TextDecoder() = default;
    /// Appends what `bytes` mean to `out`; what is incomplete waits for more, unless they are the `last`.
    virtual void decode(std::string_view bytes, bool last, std::string &out) = 0;
};

/// A text file of any brand: UTF-8 with or without byte order mark, UTF-16 with one, else GB18030. A file
/// without a mark is looked through once to tell UTF-8 from GB18030 (Utf8Judge). Input that cannot be read
/// twice, such as a pipe, is first copied to a temporary file that is gone when the object is. Memory: under
/// 1 MB. The byte order mark is not part of the text. Fails as fileError() says.
class TextFile : public TextInput
{
public:
    static Result<std::unique_ptr<TextFile>> open(const std::string &path);
    /// The same of a file that openSeekable() has opened; `path` is its name for messages. Takes the descriptor.
    static Result<std::unique_ptr<TextFile>> adopt(const std::string &path, int descriptor);
    /// A descriptor of a regular file or of a copy of what is none, or the negative errno.
    static int openSeekable(const std::string &path);
    ~TextFile() override;
    TextFile(const TextFile &) = delete;
    TextFile &operator=(const TextFile &) = delete;

    TextEncoding encoding() const { return m_encoding; }
    Result<size_t> read(std::span<char> into) override;

private:
    TextFile(std::string path, int descriptor);
    Result<void> findEncoding();
    Result<std::string_view> readBytes();

    std::string m_path;
    int m_descriptor;
    uint64_t m_offset = 0;
    TextEncoding m_encoding = TextEncoding::Utf8;
    std::unique_ptr<TextDecoder> m_decoder;
    std::string m_bytes;
    std::string m_text; ///< decoded, handed out up to m_given
    size_t m_given = 0;
    bool m_ended = false;
};

} // namespace qunce
