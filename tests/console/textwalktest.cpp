// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <set>

#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

#include "tests/console/windowbench.h"
#include "views/common/card.h"

// What can be read: all of it in the language of the window, none of it cut off, also where a language is longer.

namespace qunce::test {

namespace {

struct Said {
    QString words;
    const QWidget *widget;
};

/// What is on screen, but for the cells of tables and what a user has typed.
std::vector<Said> said(MainWindow &window)
{
    std::vector<Said> all;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            all.push_back({label->text(), widget});
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            all.push_back({button->text(), widget});
        else if (const auto *field = qobject_cast<const QLineEdit *>(widget))
            all.push_back({field->placeholderText(), widget});
        else if (const auto *box = qobject_cast<const QComboBox *>(widget))
            all.push_back({box->currentText(), widget});
        else if (const auto *header = qobject_cast<const QHeaderView *>(widget);
                 header && header->orientation() == Qt::Horizontal && header->model()) {
            for (int i = 0; i < header->count(); ++i)
                all.push_back({header->model()->headerData(i, Qt::Horizontal).toString(), widget});
        }
        if (!widget->toolTip().isEmpty())
            all.push_back({widget->toolTip(), widget});
    }
    return all;
}

/// Names that are the same in every language, keys, and what the demo brand calls its things.
QString withoutNames(QString words)
{
    static const QRegularExpression names(QStringLiteral(
        R"(\b(KOC|PK|SOP|SKU|GMV|CSV|TSV|PNG|JPEG|WebP|GIF|MB|DHA|SVG|PDF|Qunce|hq|zhejiang|beijing|demo|Ctrl|Shift|Alt|Tab|Esc|Enter|Backspace|Space|Return|Del|Home|End|PgUp|PgDown|Left|Right|Up|Down|Plus|Menu|English|pp|F\d+|[A-Z]{1,4}\d+[A-Z0-9]*)\b)"));
    static const QRegularExpression marks(QStringLiteral("</?qt>"));
    return words.remove(marks).remove(names);
}

TEST(TextWalk, NoEnglishInChinesePages)
{
    static const QRegularExpression english(QStringLiteral("[A-Za-z]{2,}"));
    WindowBench bench;
    bench.eachPage([&](Page &page) {
        for (const Said &one : said(bench.window))
            EXPECT_FALSE(withoutNames(one.words).contains(english))
                << bench.nameOf(page) << ": " << one.words.toStdString() << " at " << placeOf(*one.widget);
    });
}

/// Everything 40 % longer and in brackets: what has none is not translated.
class PseudoLanguage : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (QLatin1String(context) != QLatin1String("qunce") || *source == '\0')
            return {};
        const QString words = QString::fromUtf8(source);
        return QLatin1Char('[') + words + QString((words.size() * 2 + 4) / 5, QChar(0x7E)) + QLatin1Char(']');
    }
};

/// All texts of the interface that stand alone, without what is filled in.
std::set<QString> sources()
{
    QFile file(qEnvironmentVariable("QUNCE_SOURCE_DIR") + QStringLiteral("/translations/qunce_zh_CN.ts"));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    std::set<QString> all;
    QXmlStreamReader reader(&file);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("source"))
            all.insert(reader.readElementText());
    }
    return all;
}

void speakPseudo(WindowBench &bench, PseudoLanguage &pseudo)
{
    QCoreApplication::installTranslator(&pseudo);
    emit bench.bench.language.changed();
    QCoreApplication::processEvents();
}

TEST(TextWalk, EveryTextOfTheInterfaceIsTranslated)
{
    const std::set<QString> known = sources();
    ASSERT_GT(known.size(), 500U);
    WindowBench bench("hq", Language::English);
    PseudoLanguage pseudo;
    speakPseudo(bench, pseudo);
    bench.eachPage([&](Page &page) {
        for (const Said &one : said(bench.window))
            EXPECT_FALSE(known.contains(one.words) && one.words.size() > 3)
                << bench.nameOf(page) << ": in no language: " << one.words.toStdString() << " at "
                << placeOf(*one.widget);
    });
    QCoreApplication::removeTranslator(&pseudo);
}

/// A label or button that has less room than its words, and no tooltip that says them. `mayElide`: labels that say by
/// themselves that they are longer need no more room than there is.
void expectNothingCut(WindowBench &bench, const std::string &where, bool mayElide = false)
{
    constexpr int kPadding = 4; ///< may be narrower than wished
    for (const QWidget *widget : bench.window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString words = label ? label->text() : button ? button->text() : QString();
        const bool isSaidElsewhere =
            widget->toolTip().contains(words) || widget->toolTip().size() > words.size();
        if (words.isEmpty() || isSaidElsewhere || (mayElide && qobject_cast<const ThemedLabel *>(widget)))
            continue;
        if (label && label->wordWrap()) {
            EXPECT_GE(label->height() + 1, label->heightForWidth(label->width()))
                << where << ": too low for " << words.toStdString() << " at " << placeOf(*widget);
            continue;
        }
        EXPECT_GE(widget->width() + (button ? kPadding : 1), widget->sizeHint().width())
            << where << ": too narrow for " << words.toStdString() << " at " << placeOf(*widget);
    }
}

TEST(TextWalk, NothingIsCutOff)
{
    for (const Language language : {Language::Chinese, Language::English}) {
        for (const QSize size : {QSize(1440, 900), QSize(1280, 720)}) {
            WindowBench bench("hq", language, size);
            bench.eachPage([&](Page &page) {
                expectNothingCut(bench,
                    bench.nameOf(page) + (language == Language::English ? " en " : " zh ")
                        + std::to_string(size.width()));
                bench.picture(
                    QStringLiteral("walk-%1-%2-%3")
                        .arg(static_cast<int>(page.id()))
                        .arg(language == Language::English ? QStringLiteral("en") : QStringLiteral("zh"))
                        .arg(size.width()));
            });
        }
    }
}

TEST(TextWalk, LongerLanguagesHaveRoom)
{
    WindowBench bench("hq", Language::English);
    PseudoLanguage pseudo;
    speakPseudo(bench, pseudo);
    bench.eachPage([&](Page &page) {
        expectNothingCut(bench, bench.nameOf(page) + " pseudo", true);
        bench.picture(QStringLiteral("pseudo-%1").arg(static_cast<int>(page.id())));
    });
    QCoreApplication::removeTranslator(&pseudo);
}

} // namespace

} // namespace qunce::test
