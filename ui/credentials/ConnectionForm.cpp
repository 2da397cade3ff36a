// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/ConnectionForm.h"

#include "core/kinesis/Region.h"
#include "ui/common/Icons.h"
#include "ui/credentials/KeysForm.h"
#include "ui/credentials/RetryLine.h"
#include "ui/forms/FormGrid.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pauseMilliseconds = 600;

// As they are read.
constexpr std::array checkedFields{ConnectionField::Name,        ConnectionField::Profile,
                                   ConnectionField::AccessKeyId, ConnectionField::SecretAccessKey,
                                   ConnectionField::Region,      ConnectionField::EndpointUrl,
                                   ConnectionField::Retries,     ConnectionField::RetryCodes};

} // namespace

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_top(new FormGrid(this))
    , m_keys(new KeysForm(this))
    , m_bottom(new FormGrid(this))
    , m_name(new QLineEdit(this))
    , m_region(new QComboBox(this))
    , m_endpoint(new QLineEdit(this))
    , m_caFile(new QLineEdit(this))
    , m_chooseCa(new QPushButton(tr("Choose…"), this))
    , m_caLine(createCaLine())
    , m_retries(new RetryLine(this))
    , m_production(new QCheckBox(tr("Production: mark everything that goes there"), this))
    , m_colour(new QComboBox(this))
{
    createFields();
    createMarks();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::l);
    layout->addWidget(m_top);
    layout->addWidget(m_keys);
    layout->addWidget(m_bottom);
    layout->addStretch();

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &ConnectionForm::showProblems);
    for (const ConnectionField field : checkedFields)
        fieldOf(field)->installEventFilter(this);
    for (QLineEdit *line : {m_name, m_endpoint, m_caFile})
        connect(line, &QLineEdit::textChanged, this, &ConnectionForm::noteEdit);
    connect(m_region, &QComboBox::editTextChanged, this, &ConnectionForm::noteEdit);
    connect(m_colour, &QComboBox::currentIndexChanged, this, &ConnectionForm::noteEdit);
    connect(m_retries, &RetryLine::edited, this, &ConnectionForm::noteEdit);
    connect(m_production, &QCheckBox::toggled, this, &ConnectionForm::noteEdit);
    connect(m_keys, &KeysForm::edited, this, &ConnectionForm::noteEdit);
}

void ConnectionForm::createFields()
{
    m_name->setObjectName(u"nameField"_s);
    m_region->setObjectName(u"regionCombo"_s);
    m_region->setEditable(true);
    m_region->lineEdit()->setAccessibleName(tr("Region"));
    m_region->setInsertPolicy(QComboBox::NoInsert);
    m_region->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_region->setMinimumContentsLength(16);
    for (const core::Region &region : core::knownRegions()) {
        m_region->addItem(region.id);
        m_region->setItemData(m_region->count() - 1, region.name, Qt::ToolTipRole);
    }
    m_endpoint->setObjectName(u"endpointField"_s);
    m_endpoint->setPlaceholderText(tr("The region's own"));
    m_top->addRow(tr("&Name"), m_name);
    m_bottom->addRow(tr("&Region"), m_region);
    m_bottom->addRow(tr("&Endpoint URL"), m_endpoint);
    m_bottom->addRow(tr("CA &file"), m_caLine, {}, m_caFile);
}

QWidget *ConnectionForm::createCaLine()
{
    auto *line = new QWidget(this);
    m_caFile->setObjectName(u"caFileField"_s);
    m_caFile->setAccessibleName(tr("CA file"));
    m_caFile->setPlaceholderText(tr("Certificates of servers of your own (PEM)"));
    m_chooseCa->setObjectName(u"chooseCaButton"_s);
    m_chooseCa->setAccessibleName(tr("Choose a CA file"));
    m_chooseCa->setAutoDefault(false);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_caFile, 1);
    layout->addWidget(m_chooseCa);
    connect(m_chooseCa, &QPushButton::clicked, this, &ConnectionForm::chooseCaFileRequested);
    return line;
}

void ConnectionForm::createMarks()
{
    m_production->setObjectName(u"productionBox"_s);
    m_colour->setObjectName(u"colourCombo"_s);
    for (const auto colour : core::allColours())
        m_colour->addItem(icon("circle", roleOf(colour)), wordOf(colour), static_cast<int>(colour));
    m_bottom->addRow(QString(), m_retries, m_retries->hint());
    connect(m_retries, &RetryLine::edited, this,
            [this] { m_bottom->setHint(m_retries, m_retries->hint()); });
    m_bottom->addRow(tr("Re&try codes"), &m_retries->codes(),
                     tr("Instead of those of throttling; commas between several."));
    m_bottom->addRow(tr("Co&lour"), m_colour);
    m_bottom->addRow(QString(), m_production,
                     tr("A frame round the window, and the word on everything that sends."));
    m_production->setAccessibleName(m_production->text());
}

void ConnectionForm::setDraft(const ConnectionDraft &draft)
{
    m_isFilling = true;
    m_draft = draft;
    m_draft.secretAccessKey = {};
    m_draft.sessionToken = {};
    const core::Connection &connection = draft.connection;
    m_name->setText(connection.name);
    m_keys->setDraft(draft);
    m_region->setEditText(connection.region);
    m_endpoint->setText(connection.endpointUrl);
    m_caFile->setText(connection.caBundle);
    m_retries->setRule(connection.retries);
    m_production->setChecked(connection.isProduction);
    m_colour->setCurrentIndex(m_colour->findData(static_cast<int>(connection.colour)));
    m_isFilling = false;
    m_isEdited = false;
    m_pause.stop();
    m_touched.clear();
    showProblems();
}

ConnectionDraft ConnectionForm::draft() const
{
    ConnectionDraft draft = m_draft;
    core::Connection &connection = draft.connection;
    connection.name = m_name->text().trimmed();
    connection.region = m_region->currentText().trimmed();
    connection.endpointUrl = m_endpoint->text().trimmed();
    connection.caBundle = m_caFile->text().trimmed();
    connection.retries = m_retries->rule();
    connection.isProduction = m_production->isChecked();
    connection.colour = static_cast<core::Connection::Colour>(m_colour->currentData().toInt());
    m_keys->fill(draft);
    return draft;
}

void ConnectionForm::setSurroundings(const ConnectionSurroundings &surroundings)
{
    m_surroundings = surroundings;
}

void ConnectionForm::setSavedAs(const QString &name, const ConnectionSurroundings &surroundings)
{
    m_draft.replaces = name;
    m_draft.copyOf.clear();
    m_surroundings = surroundings;
    showProblems();
}

void ConnectionForm::setKept(const KeptSecret &kept)
{
    m_keys->setKept(kept);
}

void ConnectionForm::setProfiles(const QStringList &names)
{
    m_keys->setProfiles(names);
}

void ConnectionForm::setCaFile(const QString &path)
{
    m_caFile->setText(path);
}

bool ConnectionForm::check()
{
    m_pause.stop();
    const auto problems = problemsOf(draft(), m_surroundings);
    const QList<ConnectionField> wrong = problems.keys();
    m_touched.unite({wrong.begin(), wrong.end()});
    showProblems();
    for (const ConnectionField field : checkedFields) {
        if (!problems.contains(field))
            continue;
        if (QWidget *widget = fieldOf(field))
            widget->setFocus(Qt::OtherFocusReason);
        break;
    }
    return problems.isEmpty();
}

QWidget *ConnectionForm::fieldOf(ConnectionField field) const
{
    switch (field) {
    case ConnectionField::Name:
        return m_name;
    case ConnectionField::Region:
        return m_region;
    case ConnectionField::EndpointUrl:
        return m_endpoint;
    case ConnectionField::Retries:
        return &m_retries->attempts();
    case ConnectionField::RetryCodes:
        return &m_retries->codes();
    case ConnectionField::AccessKeyId:
        return m_keys->findChild<QWidget *>(u"accessKeyIdField"_s);
    case ConnectionField::SecretAccessKey:
        return m_keys->findChild<QWidget *>(u"secretField"_s);
    case ConnectionField::Profile:
        return m_keys->findChild<QWidget *>(u"profileCombo"_s);
    }
    return nullptr;
}

void ConnectionForm::wipe()
{
    m_keys->wipe();
}

QList<QWidget *> ConnectionForm::fields() const
{
    return QList<QWidget *>{m_name} + m_keys->fields()
        + QList<QWidget *>{m_region, m_endpoint, m_caFile, m_chooseCa} + m_retries->fields()
        + QList<QWidget *>{m_colour, m_production};
}

void ConnectionForm::focusField(ConnectionField field)
{
    QWidget *widget = fieldOf(field);
    widget->setFocus(Qt::OtherFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->selectAll();
}

void ConnectionForm::noteEdit()
{
    if (m_isFilling)
        return;
    m_isEdited = true;
    touch(QApplication::focusWidget());
    m_pause.start();
    emit edited();
}

void ConnectionForm::touch(const QWidget *field)
{
    for (const ConnectionField each : checkedFields) {
        if (field && fieldOf(each) == field)
            m_touched.insert(each);
    }
    if (field && field != &m_retries->codes() && m_retries->isAncestorOf(field))
        m_touched.insert(ConnectionField::Retries);
}

// Whoever leaves a field for another is told at once; whoever leaves the form may not want it.
bool ConnectionForm::eventFilter(QObject *watched, QEvent *event)
{
    const QWidget *next = QApplication::focusWidget();
    if (event->type() == QEvent::FocusOut && next != watched && isAncestorOf(next)) {
        touch(qobject_cast<QWidget *>(watched));
        showProblems();
    }
    return QWidget::eventFilter(watched, event);
}

void ConnectionForm::showProblems()
{
    auto problems = problemsOf(draft(), m_surroundings);
    problems.removeIf([this](const auto &each) { return !m_touched.contains(each.key()); });
    m_top->setProblem(m_name, problems.value(ConnectionField::Name));
    m_keys->setProblems(problems);
    m_bottom->setProblem(m_region, problems.value(ConnectionField::Region));
    m_bottom->setProblem(m_endpoint, problems.value(ConnectionField::EndpointUrl));
    m_bottom->setProblem(m_retries, problems.value(ConnectionField::Retries));
    m_bottom->setProblem(&m_retries->codes(), problems.value(ConnectionField::RetryCodes));
}

} // namespace ui
