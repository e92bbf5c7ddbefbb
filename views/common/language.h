// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTranslator>

namespace qunce {

enum class Language { Chinese, English };

/// The language of the interface; brand data are never translated. Installs the translators, and so every widget gets
/// QEvent::LanguageChange. One object, GUI thread.
class LanguageChoice : public QObject
{
    Q_OBJECT

public:
    explicit LanguageChoice(QObject *parent = nullptr);

    Language current() const { return m_current; }
    void set(Language language);

signals:
    void changed();

private:
    QTranslator m_program;
    QTranslator m_qt;
    Language m_current = Language::English;
};

} // namespace qunce
