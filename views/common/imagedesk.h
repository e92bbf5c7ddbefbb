// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>
#include <unordered_map>

#include <QCache>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include "models/base/result.h"
#include "models/protocol/imagefile.h"

namespace qunce {

/// Images of content as the window shows and adds them. Reading, decoding and asking happen elsewhere; nothing here waits.
/// What is outside fills the two functions. GUI thread.
class ImageDesk : public QObject
{
    Q_OBJECT

public:
    enum class State : uint8_t {
        Here,
        Coming,
        Missing, ///< the server does not have it (yet)
        Unheard, ///< the server cannot be asked now
        Unreadable, ///< this computer cannot draw it
    };
    struct Shown {
        State state = State::Coming;
        QImage image {}; ///< at most kMostSide pixels wide and high
    };
    static constexpr int kMostSide = 640;

    explicit ImageDesk(QObject *parent = nullptr);

    /// Gives what is known, and asks for what is not: arrived() tells when it is.
    Shown image(const std::string &name);
    /// Reads the file, refuses what is no image of ours, and keeps it on the disk to be sent; then tells what it is.
    /// `done` is called in the GUI thread unless `whom` is gone by then.
    using Added = std::function<void(const Result<ContentImage> &image)>;
    void add(const QString &path, QObject *whom, Added done);
    /// There is a connection again: what was missing is asked for anew.
    void askAgain();

    /// `heard` may be called in any thread, once. Without them there is nothing.
    using Heard = std::function<void(Result<std::string>)>;
    std::function<void(const std::string &name, Heard heard)> fetch;
    /// Durable when it is heard; gives the name.
    std::function<void(std::string bytes, Heard heard)> keep;
    /// The two functions are not called any more once it returns. Who answers for them ends before the desk.
    void close();

signals:
    void arrived(const QString &name);

private:
    void take(const std::string &name, const Shown &shown);

    QThreadPool m_files; ///< reads what is added
    QCache<QString, QImage> m_images; ///< by KiB
    std::unordered_map<std::string, State> m_states; ///< of what is not here
};

} // namespace qunce
