// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTranslator>

#include "models/base/commandline.h"

namespace qunce::app {

/// What a program says, in the language of its user. Needs a QCoreApplication and the resources of translations/; main()
/// owns it.
class ProgramTexts
{
public:
    explicit ProgramTexts(bool isEnglish);

    /// Any thread, as long as this lives.
    TextFunction function() const;

private:
    QTranslator m_chinese;
    bool m_isChinese;
};

} // namespace qunce::app
