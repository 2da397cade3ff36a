// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/EnvironmentForm.h"

#include "core/credentials/Connection.h"
#include "ui/common/Theme.h"
#include "ui/environments/SecretsTable.h"
#include "ui/environments/VariablesTable.h"
#include "ui/forms/FormGrid.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longestEnvironmentName = 100;

// As a file name on every system; the rest of the rules is the collection's.
QString nameProblem(const QString &name)
{
    if (name.isEmpty())
        return EnvironmentForm::tr("An environment needs a name.");
    for (const QChar each : name) {
        if (u"/\\:*?\"<>|"_s.contains(each) || !each.isPrint())
            return EnvironmentForm::tr("“%1” cannot be in a name: it is a file's name too.")
                .arg(each.isPrint() ? QString(each) : EnvironmentForm::tr("a control character"));
    }
    if (name.startsWith(u'.'))
        return EnvironmentForm::tr("A name cannot begin with a dot: its file would be hidden.");
    return {};
}

} // namespace

EnvironmentForm::EnvironmentForm(QWidget *parent)
    : QWidget(parent)
    , m_grid(new FormGrid(this))
    , m_tables(new FormGrid(this))
    , m_name(new QLineEdit(this))
    , m_colour(new QComboBox(this))
    , m_connection(new QComboBox(this))
    , m_stream(new QLineEdit(this))
    , m_variables(new VariablesTable(this))
    , m_secrets(new SecretsTable(this))
{
    createFields();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::l);
    layout->addWidget(m_grid);
    layout->addWidget(m_tables);
    layout->addStretch();
    for (QLineEdit *line : {m_name, m_stream})
        connect(line, &QLineEdit::textChanged, this, &EnvironmentForm::noteEdit);
    connect(m_colour, &QComboBox::currentIndexChanged, this, &EnvironmentForm::noteEdit);
    connect(m_connection, &QComboBox::editTextChanged, this, &EnvironmentForm::noteEdit);
    connect(m_variables, &VariablesTable::changed, this, &EnvironmentForm::noteEdit);
    connect(m_secrets, &SecretsTable::changed, this, &EnvironmentForm::noteEdit);
    connect(m_secrets, &SecretsTable::storeRequested, this, &EnvironmentForm::storeRequested);
    connect(m_secrets, &SecretsTable::forgetRequested, this, &EnvironmentForm::forgetRequested);
}

EnvironmentForm::~EnvironmentForm()
{
    for (const QWidget *each : std::initializer_list<const QWidget *>{
             m_variables, m_secrets, m_name, m_stream, m_colour, m_connection})
        disconnect(each, nullptr, this, nullptr);
}

void EnvironmentForm::createFields()
{
    m_name->setObjectName(u"environmentName"_s);
    m_name->setMaxLength(longestEnvironmentName);
    m_colour->setObjectName(u"environmentColour"_s);
    m_connection->setObjectName(u"environmentConnection"_s);
    m_connection->setEditable(true);
    m_connection->setInsertPolicy(QComboBox::NoInsert);
    m_connection->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_connection->setMinimumContentsLength(16);
    m_connection->lineEdit()->setPlaceholderText(tr("None"));
    m_connection->lineEdit()->setAccessibleName(tr("Connection"));
    m_stream->setObjectName(u"environmentStream"_s);
    m_stream->setPlaceholderText(tr("None"));
    m_grid->addRow(tr("&Name"), m_name);
    m_grid->addRow(tr("Co&lour"), m_colour);
    m_grid->addRow(tr("&Connection"), m_connection);
    m_grid->addRow(tr("S&tream"), m_stream,
                   tr("Suggestions only: whoever uses them is asked first."));
    m_tables->addRow(tr("&Variables"), m_variables, {}, m_variables->fields().constFirst());
    m_tables->addRow(tr("Secr&ets"), m_secrets,
                     tr("Names go into the file, values into this computer's keychain. In a "
                        "template: {{ secret.name }}."),
                     m_secrets->fields().constFirst());
    addColours();
}

void EnvironmentForm::addColours()
{
    for (const auto colour : core::allColours()) {
        const bool isNone = colour == core::Connection::Colour::None;
        const QString name = isNone ? QString() : core::nameOf(colour);
        m_colour->addItem(environmentDot(name), colourWord(name), name);
    }
}

// A colour of somebody else's is kept as it is.
void EnvironmentForm::showColour(const QString &colour)
{
    const int at = m_colour->findData(colour, Qt::UserRole, Qt::MatchFixedString);
    if (at < 0)
        m_colour->addItem(environmentDot(colour), colourWord(colour), colour);
    m_colour->setCurrentIndex(at < 0 ? m_colour->count() - 1 : at);
}

void EnvironmentForm::setEntry(const EnvironmentEntry &entry)
{
    m_isFilling = true;
    m_entry = entry;
    m_name->setText(entry.name);
    m_colour->clear();
    addColours();
    showColour(entry.environment.colour);
    m_connection->setEditText(entry.environment.connection);
    m_stream->setText(entry.environment.stream);
    m_variables->setVariables(entry.environment.variables);
    m_secrets->setNames(entry.environment.secrets);
    m_grid->setProblem(m_name, {});
    m_tables->setProblem(m_variables, {});
    m_tables->setProblem(m_secrets, {});
    m_isFilling = false;
    m_isEdited = false;
}

QString EnvironmentForm::name() const
{
    return m_name->text().trimmed();
}

core::Environment EnvironmentForm::environment() const
{
    core::Environment environment{.variables = m_variables->variables(),
                                  .secrets = m_secrets->names(),
                                  .connection = m_connection->currentText().trimmed(),
                                  .stream = m_stream->text().trimmed(),
                                  .colour = m_colour->currentData().toString()};
    // "Blue" stays as somebody wrote it.
    if (environment.colour.compare(m_entry.environment.colour, Qt::CaseInsensitive) == 0)
        environment.colour = m_entry.environment.colour;
    return environment;
}

void EnvironmentForm::setConnections(const QStringList &names)
{
    const QSignalBlocker quiet(m_connection);
    const QString text = m_connection->currentText();
    m_connection->clear();
    m_connection->addItems(names);
    m_connection->setEditText(text);
}

void EnvironmentForm::setSecretStates(const QHash<QString, SecretState> &states)
{
    m_secrets->setStates(states);
}

bool EnvironmentForm::check()
{
    const QString ofName = nameProblem(name());
    const QString ofVariables = m_variables->problem();
    const QString ofSecrets = m_secrets->problem();
    m_grid->setProblem(m_name, ofName);
    m_tables->setProblem(m_variables, ofVariables);
    m_tables->setProblem(m_secrets, ofSecrets);
    if (!ofName.isEmpty())
        focusName();
    else if (!ofVariables.isEmpty())
        m_variables->goToProblem();
    else if (!ofSecrets.isEmpty())
        m_secrets->goToProblem();
    return ofName.isEmpty() && ofVariables.isEmpty() && ofSecrets.isEmpty();
}

void EnvironmentForm::wipe()
{
    m_secrets->wipe();
}

void EnvironmentForm::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

QList<QWidget *> EnvironmentForm::fields() const
{
    return QList<QWidget *>{m_name, m_colour, m_connection, m_stream} + m_variables->fields()
        + m_secrets->fields();
}

void EnvironmentForm::noteEdit()
{
    if (m_isFilling)
        return;
    m_isEdited = true;
    emit edited();
}

} // namespace ui
