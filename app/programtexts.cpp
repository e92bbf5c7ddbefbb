// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/programtexts.h"

namespace qunce::app {

ProgramTexts::ProgramTexts(bool isEnglish)
    : m_isChinese(!isEnglish && m_chinese.load(QStringLiteral(":/i18n/qunce_zh_CN.qm")))
{ }

TextFunction ProgramTexts::function() const
{
    return [this](const Message &message) {
        const QString found = m_isChinese ? m_chinese.translate("qunce", message.source()) : QString();
        return found.isEmpty() ? message.english() : message.filledIn(found.toStdString());
    };
}

} // namespace qunce::app
