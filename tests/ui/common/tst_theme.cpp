// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Card.h"
#include "ui/common/Icons.h"
#include "ui/common/StateLook.h"
#include "ui/common/Style.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QSet>
#include <QStyleOption>
#include <QTest>

#include <cmath>

using namespace ui;

namespace {

// Relative luminance and contrast ratio, WCAG 2.1.
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor over(const QColor &base, const QColor &veil)
{
    const auto mix = [&](double from, double to) { return from + (to - from) * veil.alphaF(); };
    return QColor::fromRgbF(float(mix(base.redF(), veil.redF())),
                            float(mix(base.greenF(), veil.greenF())),
                            float(mix(base.blueF(), veil.blueF())));
}

constexpr double forText = 4.5;
constexpr double forMarks = 3.0;

// What high contrast asks for instead.
double inHighContrast(double least)
{
    return least == forText ? 7.0 : 4.5;
}

} // namespace

class TestTheme final : public QObject
{
    Q_OBJECT

private slots:
    void pairsHaveContrast_data();
    void pairsHaveContrast();
    void highContrastShowsLinesAndWhatIsDisabled();
    void highContrastIsSeenWithoutTints_data();
    void highContrastIsSeenWithoutTints();
    void highContrastTurnsSelectedTextAround();
    void textReadsOnTheTintOfEachState_data();
    void textReadsOnTheTintOfEachState();
    void eachStateDiffersByWordIconAndColor();
    void everyIconIsInTheResources();
    void appearanceDecidesDarkness();
    void successMayBeGreen();
    void longMenusScroll();
};

void TestTheme::pairsHaveContrast_data()
{
    QTest::addColumn<Role>("ink");
    QTest::addColumn<Role>("paper");
    QTest::addColumn<double>("least");

    struct Use
    {
        const char *name;
        Role ink;
        double least;
    };
    const QList<Use> inks{{"text", Role::Text, forText},
                          {"muted", Role::Muted, forText},
                          {"stored", Role::Stored, forText},
                          {"throttled", Role::Throttled, forText},
                          {"refused", Role::Refused, forText},
                          {"uncertain", Role::Uncertain, forText},
                          {"not sent", Role::NotSent, forText},
                          {"accent", Role::Accent, forMarks},
                          {"strong border", Role::StrongBorder, forMarks},
                          {"production", Role::Production, forMarks}};
    const QList<std::pair<const char *, Role>> papers{
        {"window", Role::Window}, {"surface", Role::Surface}, {"raised", Role::Raised}};
    for (const Use &use : inks) {
        for (const auto &[name, paper] : papers)
            QTest::addRow("%s on %s", use.name, name) << use.ink << paper << use.least;
    }
    QTest::newRow("text on accent") << Role::OnAccent << Role::Accent << forText;
    QTest::newRow("text on production") << Role::OnProduction << Role::Production << forText;
    QTest::newRow("muted on the selection") << Role::Muted << Role::Selection << forText;
    for (const auto &[name, mark] :
         {std::pair("stored", Role::Stored), std::pair("throttled", Role::Throttled),
          std::pair("refused", Role::Refused), std::pair("uncertain", Role::Uncertain),
          std::pair("not sent", Role::NotSent)})
        QTest::addRow("%s on the selection", name) << mark << Role::Selection << forMarks;
    QTest::newRow("selected text") << Role::SelectionText << Role::Selection << forText;
    for (const auto &[name, ink] :
         {std::pair("property", Role::Property), std::pair("string", Role::String),
          std::pair("number", Role::Number), std::pair("keyword", Role::Keyword)})
        QTest::addRow("%s in the editor", name) << ink << Role::Surface << forText;
}

void TestTheme::pairsHaveContrast()
{
    QFETCH(Role, ink);
    QFETCH(Role, paper);
    QFETCH(double, least);
    for (const bool dark : {false, true}) {
        const auto ratio = [&](Contrast kind) {
            return contrast(color(ink, dark, kind), color(paper, dark, kind));
        };
        const QString theme = dark ? u" dark"_qs : u" light"_qs;
        const double usual = ratio(Contrast::Usual);
        QVERIFY2(usual >= least, qPrintable(QString::number(usual) + theme));
        const double high = ratio(Contrast::High);
        QVERIFY2(high >= inHighContrast(least),
                 qPrintable(QString::number(high) + theme + u", high contrast"_qs));
    }
}

void TestTheme::highContrastShowsLinesAndWhatIsDisabled()
{
    for (const bool dark : {false, true}) {
        for (const Role paper : {Role::Window, Role::Surface, Role::Raised}) {
            for (const Role ink : {Role::Border, Role::Disabled}) {
                const double ratio =
                    contrast(color(ink, dark, Contrast::High), color(paper, dark, Contrast::High));
                QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
            }
        }
        QVERIFY(contrast(color(Role::Accent, dark, Contrast::High),
                         color(Role::Selection, dark, Contrast::High))
                >= 4.5);
    }
}

void TestTheme::highContrastIsSeenWithoutTints_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

// Edges are looked for where each thing is painted.
void TestTheme::highContrastIsSeenWithoutTints()
{
    QFETCH(bool, dark);
    applyAppearance(*qApp, dark ? Appearance::Dark : Appearance::Light, false, SuccessColor::Blue,
                    Contrast::High);
    const auto paint = [](const auto &draw) {
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(color(Role::Surface));
        QPainter painter(&image);
        draw(painter);
        return image;
    };
    const QRect whole(0, 0, 40, 40);
    const QImage row =
        paint([&](QPainter &painter) { parts::drawChosenRow(painter, whole, extent::radius); });
    QCOMPARE(row.pixelColor(0, 20), color(Role::Accent));
    QCOMPARE(row.pixelColor(20, 20), color(Role::Selection));
    const QImage ring =
        paint([&](QPainter &painter) { parts::drawFocusRing(painter, whole, extent::radius); });
    for (const int x : {0, 1, 2})
        QCOMPARE(ring.pixelColor(x, 20), color(Role::Accent)); // thicker than usual
    QStyleOption field;
    field.rect = whole;
    field.state = QStyle::State_Enabled;
    const QImage edge = paint([&](QPainter &painter) { parts::drawField(field, painter); });
    QCOMPARE(edge.pixelColor(1, 20), color(Role::StrongBorder));
    Card card;
    card.resize(whole.size());
    card.setRole(Role::Refused);
    QCOMPARE(card.grab().toImage().pixelColor(39, 20), color(Role::Refused));
    applyAppearance(*qApp, Appearance::Light);
}

void TestTheme::highContrastTurnsSelectedTextAround()
{
    applyAppearance(*qApp, Appearance::Light, false, SuccessColor::Blue, Contrast::High);
    QVERIFY(isHighContrast());
    const auto selection = [] {
        QLineEdit line;
        line.ensurePolished();
        return line.palette().color(QPalette::Highlight);
    };
    QCOMPARE(selection(), color(Role::Accent));

    applyAppearance(*qApp, Appearance::Light);
    QVERIFY(!isHighContrast());
    QCOMPARE(selection(), color(Role::Selection));
}

void TestTheme::textReadsOnTheTintOfEachState_data()
{
    QTest::addColumn<Role>("state");
    QTest::newRow("stored") << Role::Stored;
    QTest::newRow("throttled") << Role::Throttled;
    QTest::newRow("refused") << Role::Refused;
    QTest::newRow("uncertain") << Role::Uncertain;
    QTest::newRow("not sent") << Role::NotSent;
    QTest::newRow("a note") << Role::Accent;
}

void TestTheme::textReadsOnTheTintOfEachState()
{
    QFETCH(Role, state);
    const double ofState = state == Role::Accent ? forMarks : forText;
    for (const Contrast kind : {Contrast::Usual, Contrast::High}) {
        const auto least = [kind](double usual) {
            return kind == Contrast::High ? inHighContrast(usual) : usual;
        };
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            applyAppearance(*qApp, appearance, false, SuccessColor::Blue, kind);
            for (const Role base : {Role::Surface, Role::Raised}) { // rows, cards
                const QColor paper = over(color(base), tint(state));
                QVERIFY(contrast(color(Role::Text), paper) >= least(forText));
                QVERIFY(contrast(color(Role::Muted), paper) >= least(forText));
                QVERIFY(contrast(color(state), paper) >= least(ofState));
            }
            const QColor hot = over(color(Role::Window), hoverFill());
            QVERIFY(contrast(color(Role::Text), hot) >= least(forText));
        }
    }
    applyAppearance(*qApp, Appearance::Light);
}

void TestTheme::eachStateDiffersByWordIconAndColor()
{
    using State = core::RecordState;
    QSet<QString> words;
    QSet<QByteArray> icons;
    for (const State state : {State::Waiting, State::Sending, State::Retrying, State::Stored,
                              State::Refused, State::Uncertain, State::NotSent}) {
        const StateLook look = lookOf(state);
        words.insert(look.word);
        icons.insert(look.icon);
        QVERIFY(!icon(look.icon).pixmap(extent::icon).isNull());
    }
    icons.insert(lookOf(State::Refused, true).icon);

    QCOMPARE(words.size(), 7);
    QCOMPARE(icons.size(), 8);
    QVERIFY(lookOf(State::Refused).role != lookOf(State::Refused, true).role);
}

void TestTheme::everyIconIsInTheResources()
{
    const QDir files(QStringLiteral(HEADGATE_SOURCE_DIR "/resources/icons"));
    const QStringList onDisk = files.entryList({u"*.svg"_qs});
    QVERIFY(!onDisk.isEmpty());

    QCOMPARE(QDir(u":/icons"_qs).entryList({u"*.svg"_qs}, QDir::Files, QDir::Name), onDisk);
}

void TestTheme::appearanceDecidesDarkness()
{
    applyAppearance(*qApp, Appearance::Dark);
    QVERIFY(isDark());
    applyAppearance(*qApp, Appearance::Light, true);
    QVERIFY(!isDark());
    applyAppearance(*qApp, Appearance::System, true);
    QVERIFY(isDark());
    applyAppearance(*qApp, Appearance::System, false);
    QVERIFY(!isDark());
}

void TestTheme::successMayBeGreen()
{
    applyAppearance(*qApp, Appearance::Light);
    const QColor blue = color(Role::Stored);

    applyAppearance(*qApp, Appearance::Light, false, SuccessColor::Green);

    const QColor green = color(Role::Stored);
    QVERIFY(blue.blue() > blue.green());
    QVERIFY(green.green() > green.blue());
    QVERIFY(contrast(green, color(Role::Window)) >= forText);
    for (const bool dark : {false, true})
        QVERIFY(contrast(color(Role::Stored, dark, Contrast::High),
                         color(Role::Raised, dark, Contrast::High))
                >= inHighContrast(forText));
    applyAppearance(*qApp, Appearance::Light);
}

// A folder may have 200 environments: in columns they would cover the whole screen.
void TestTheme::longMenusScroll()
{
    QCOMPARE(Style().styleHint(QStyle::SH_Menu_Scrollable, nullptr, nullptr, nullptr), 1);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
