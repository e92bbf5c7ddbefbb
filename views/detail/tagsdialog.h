// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QDialog>
#include <QPushButton>

#include "models/protocol/pushmessages.h"
#include "views/common/page.h"
#include "views/detail/tagsfield.h"

namespace qunce {

/// Asks which tags many rows shall get and lose. GUI thread.
class TagsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `rows`: how many, in words.
    TagsDialog(
        PageTools &tools, Kind kind, const QString &rows, std::function<void(SetEdit)> save, QWidget *parent);

    TagsField &added() const { return *m_added; }
    TagsField &removed() const { return *m_removed; }

    void accept() override;

private:
    void sayReady();

    const std::function<void(SetEdit)> m_save;
    BoardPlace m_knownPlace;
    TagsField *m_added;
    TagsField *m_removed;
    QPushButton *m_ok;
};

} // namespace qunce
