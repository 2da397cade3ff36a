// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Card.h"
#include "ui/common/Chip.h"
#include "ui/common/ElidedLabel.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/StateLook.h"
#include "ui/common/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

namespace {

QPushButton *button(const QString &text, const QString &kind)
{
    auto *result = new QPushButton(text);
    result->setProperty("kind", kind);
    return result;
}

QLayout *row(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(space::s);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return layout;
}

QWidget *disabled(QWidget *widget)
{
    widget->setEnabled(false);
    return widget;
}

QComboBox *combo()
{
    auto *result = new QComboBox;
    result->addItems({u"From field"_s, u"Random"_s});
    return result;
}

QTableWidget *table()
{
    auto *result = new QTableWidget(8, 3);
    result->setHorizontalHeaderLabels({u"#"_s, u"State"_s, u"Key"_s});
    for (int i = 0; i < 8; ++i) {
        result->setItem(i, 0, new QTableWidgetItem(QString::number(i + 1)));
        result->setItem(i, 1,
                        new QTableWidgetItem(icon("circle-check", Role::Stored), u"stored"_s));
        result->setItem(i, 2, new QTableWidgetItem(u"tenant-%1"_s.arg(i)));
    }
    result->selectRow(1);
    result->setMaximumHeight(150);
    return result;
}

QWidget *gallery()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setSpacing(space::m);
    auto *title = new QLabel(u"Every control in its states"_s);
    title->setFont(titleFont());
    layout->addWidget(title);
    layout->addLayout(row(
        {button(u"Send 500 → orders"_s, u"primary"_s),
         button(u"PRODUCTION: send 1"_s, u"production"_s),
         new QPushButton(icon("save"), u"Save failed…"_s), button(u"Quiet"_s, u"quiet"_s),
         disabled(button(u"Disabled"_s, u"primary"_s)), disabled(new QPushButton(u"Disabled"_s))}));
    auto *chips = new QHBoxLayout;
    using State = core::RecordState;
    for (const auto &[state, throttled] :
         {std::pair(State::Stored, false), std::pair(State::Refused, false),
          std::pair(State::Refused, true), std::pair(State::Uncertain, false),
          std::pair(State::NotSent, false), std::pair(State::Retrying, false)}) {
        const StateLook look = lookOf(state, throttled);
        auto *chip = new Chip(throttled ? u"throttled"_s : look.word, look.icon, look.role);
        chip->setCount(state == State::Stored ? 12463 : 37);
        chip->setChecked(throttled);
        chips->addWidget(chip);
    }
    chips->addStretch();
    layout->addLayout(chips);
    auto *box = new QCheckBox(u"Trailing newline"_s);
    box->setChecked(true);
    auto *radio = new QRadioButton(u"Value"_s);
    radio->setChecked(true);
    layout->addLayout(row({box, new QCheckBox(u"gzip"_s), radio, new QRadioButton(u"Auto"_s),
                           disabled(new QCheckBox(u"disabled"_s)), new QSpinBox}));
    auto *form = new QFormLayout;
    auto *line = new QLineEdit(u"$.order.id"_s);
    form->addRow(u"Partition &key"_s, line);
    form->addRow(u"Source"_s, combo());
    auto *hint = new QLineEdit;
    hint->setPlaceholderText(u"a text, or a path such as $.order.id"_s);
    form->addRow(u"Hash key"_s, hint);
    form->addRow(u"Disabled"_s, disabled(new QLineEdit(u"no"_s)));
    layout->addLayout(form);
    auto *card = new Card;
    card->setRole(Role::Throttled);
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->addWidget(new QLabel(u"37 records were refused by one shard."_s));
    layout->addWidget(card);
    auto *bar = new MessageBar;
    bar->showMessage(MessageBar::Severity::Failure, u"The stream could not be described."_s,
                     u"Try again"_s);
    layout->addWidget(bar);
    auto *tabs = new QTabBar;
    tabs->addTab(u"order.created"_s);
    tabs->addTab(u"scratch 2"_s);
    tabs->setTabsClosable(true);
    tabs->setExpanding(false);
    layout->addWidget(tabs);
    layout->addWidget(table());
    line->setFocus();
    return page;
}

} // namespace

// Every control of the style, drawn once in both themes, so that people can look at them: the
// pictures lie in the build folder under pictures/.
class TestGallery final : public QObject
{
    Q_OBJECT

private slots:
    void drawsEveryControl_data();
    void drawsEveryControl();
};

void TestGallery::drawsEveryControl_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void TestGallery::drawsEveryControl()
{
    QFETCH(Appearance, appearance);
    applyAppearance(*qApp, appearance);
    const std::unique_ptr<QWidget> page(gallery());
    page->resize(820, 760);
    page->show();
    QVERIFY(QTest::qWaitForWindowExposed(page.get()));

    const QPixmap picture = page->grab();

    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    QVERIFY(picture.save(
        folder.filePath(u"gallery-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag())))));
}

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
