// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace qunce {

LanguageChoice::LanguageChoice(QObject *parent) : QObject(parent) { }

void LanguageChoice::set(Language language)
{
    if (language == m_current)
        return;
    m_current = language;
    const bool isChinese = language == Language::Chinese;
    QLocale::setDefault(isChinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English));
    if (isChinese) {
        const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
        if (m_qt.load(QStringLiteral("qtbase_zh_CN"), folder))
            QCoreApplication::installTranslator(&m_qt);
        if (m_program.load(QStringLiteral(":/i18n/qunce_zh_CN.qm")))
            QCoreApplication::installTranslator(&m_program);
    } else {
        QCoreApplication::removeTranslator(&m_program);
        QCoreApplication::removeTranslator(&m_qt);
    }
    emit changed();
}

} // namespace qunce
