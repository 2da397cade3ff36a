// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SettingsDialog.h"

#include "ui/common/ElidedLabel.h"
#include "ui/common/ScrollColumn.h"
#include "ui/common/Theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dialogWidth = 480;
constexpr int titleWidth = 140;

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    return label;
}

QLabel *hintLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setFont(smallFont());
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

SettingsDialog::SettingsDialog(const core::Settings &settings, const QString &dataFolder,
                               QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::s);
    auto *scroll = new ScrollColumn(dialogWidth - 2 * space::xl, this);
    QVBoxLayout &column = scroll->column();
    column.setSpacing(space::s);
    addLook(column);
    column.addSpacing(space::l);
    addKeyboard(column);
    column.addSpacing(space::l);
    addFolder(column, dataFolder);
    column.addSpacing(space::l);
    column.addStretch();
    layout->addWidget(scroll, 1);

    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeSettings"_s);
    close->setDefault(true);
    auto *grants = new QPushButton(tr("What collections may do…"), this);
    grants->setObjectName(u"editGrants"_s);
    grants->setAutoDefault(false);
    connect(grants, &QPushButton::clicked, this, &SettingsDialog::grantsRequested);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(grants);
    buttons->addStretch();
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    scroll->fitWindow();
}

void SettingsDialog::addLook(QBoxLayout &layout)
{
    layout.addWidget(heading(tr("Look"), this));
    m_appearance = addChoice(layout, tr("Theme"), {tr("As the system"), tr("Light"), tr("Dark")},
                             static_cast<int>(m_settings.appearance), u"appearance"_s);
    m_contrast = addChoice(layout, tr("Contrast"), {tr("As the system"), tr("Usual"), tr("High")},
                           static_cast<int>(m_settings.contrast), u"contrast"_s);
    m_success = addChoice(layout, tr("Stored records are"), {tr("Blue"), tr("Green")},
                          static_cast<int>(m_settings.successColor), u"successColor"_s);
    layout.addWidget(hintLabel(tr("Blue beside amber and red can be told apart with every kind of "
                                  "colour blindness."),
                               this));
    m_menuBar = addSwitch(layout, tr("Show the menu &bar"), tr("F10 shows it again."),
                          m_settings.showsMenuBar, u"showMenuBar"_s);
}

void SettingsDialog::addKeyboard(QBoxLayout &layout)
{
    layout.addWidget(heading(tr("Keyboard"), this));
    m_letters = addSwitch(layout, tr("&Single letters act in the results"),
                          tr("R retries, S saves, J and K move. Switch it off when letters typed "
                             "there should do nothing, for instance with a screen reader."),
                          m_settings.hasSingleLetters, u"singleLetters"_s);
    m_tab = addSwitch(layout, tr("&Tab leaves the editor"), tr("Else it indents, and F6 leaves."),
                      m_settings.movesFocusByTab, u"tabLeaves"_s);
    auto *shortcuts = new QPushButton(tr("Keyboard shortcuts…"), this);
    shortcuts->setObjectName(u"editShortcuts"_s);
    shortcuts->setAutoDefault(false);
    layout.addWidget(shortcuts, 0, Qt::AlignLeft);
    connect(shortcuts, &QPushButton::clicked, this, &SettingsDialog::shortcutsRequested);
}

void SettingsDialog::addFolder(QBoxLayout &layout, const QString &dataFolder)
{
    layout.addWidget(heading(tr("Where it is kept"), this));
    auto *folder = new ElidedLabel(Qt::ElideMiddle, this);
    folder->setObjectName(u"dataFolder"_s);
    folder->setFont(codeFont());
    folder->setText(dataFolder);
    layout.addWidget(folder);
    layout.addWidget(
        hintLabel(tr("Drafts, settings and connections, readable by you alone. Secrets "
                     "are in the keychain of this computer and nowhere else."),
                  this));
}

QButtonGroup *SettingsDialog::addChoice(QBoxLayout &layout, const QString &title,
                                        const QStringList &names, int checked,
                                        const QString &objectName)
{
    auto *group = new QButtonGroup(this);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::l);
    auto *label = new QLabel(title, this);
    label->setFixedWidth(
        std::max(titleWidth, fontMetrics().horizontalAdvance(tr("Stored records are"))));
    line->addWidget(label);
    for (int i = 0; i < names.size(); ++i) {
        auto *button = new QRadioButton(names.at(i), this);
        button->setObjectName(objectName + QString::number(i));
        button->setAccessibleDescription(title);
        group->addButton(button, i);
        button->setChecked(i == checked);
        // Tab leads to what holds, not to the first; the buttons see to it once they had the focus.
        button->setFocusPolicy(i == checked ? Qt::StrongFocus : Qt::ClickFocus);
        line->addWidget(button);
    }
    line->addStretch();
    layout.addLayout(line);
    connect(group, &QButtonGroup::idToggled, this, [this](int, bool isOn) {
        if (isOn)
            read();
    });
    return group;
}

QCheckBox *SettingsDialog::addSwitch(QBoxLayout &layout, const QString &text, const QString &hint,
                                     bool isOn, const QString &objectName)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(objectName);
    box->setChecked(isOn);
    box->setAccessibleDescription(hint);
    layout.addWidget(box);
    auto *label = hintLabel(hint, this);
    label->setContentsMargins(extent::icon + space::s, 0, 0, space::xs);
    layout.addWidget(label);
    connect(box, &QCheckBox::toggled, this, &SettingsDialog::read);
    return box;
}

void SettingsDialog::read()
{
    using core::Settings;
    m_settings.appearance = static_cast<Settings::Appearance>(m_appearance->checkedId());
    m_settings.successColor = static_cast<Settings::SuccessColor>(m_success->checkedId());
    m_settings.contrast = static_cast<Settings::Contrast>(m_contrast->checkedId());
    m_settings.showsMenuBar = m_menuBar->isChecked();
    m_settings.hasSingleLetters = m_letters->isChecked();
    m_settings.movesFocusByTab = m_tab->isChecked();
    emit settingsChanged(m_settings);
}

} // namespace ui
