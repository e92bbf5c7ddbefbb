// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <stop_token>

class QObject;

namespace qunce {

/// A thread that does one piece of work at a time, always the newest: what was asked for earlier is stopped and its result
/// dropped. GUI thread; ends with its owner.
class Arranger
{
public:
    /// What is to be done in the GUI thread with the result.
    using Shown = std::function<void()>;
    using Work = std::function<Shown(std::stop_token)>;

    Arranger();
    /// Waits for the work at hand, which was told to stop.
    ~Arranger();
    Arranger(const Arranger &) = delete;
    Arranger &operator=(const Arranger &) = delete;

    void run(Work work);
    /// Drops what is on its way.
    void cancel();
    bool isBusy() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce
