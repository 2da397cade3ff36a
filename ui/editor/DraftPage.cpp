// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftPage.h"

#include "core/json/JsonFormat.h"
#include "ui/common/ElidedLabel.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/editor/DraftFooter.h"
#include "ui/editor/DraftTable.h"
#include "ui/editor/DraftWork.h"
#include "ui/editor/FindBar.h"
#include "ui/editor/HashKeyLine.h"
#include "ui/editor/KeyLine.h"
#include "ui/editor/ModeSwitch.h"
#include "ui/editor/Remark.h"
#include "ui/editor/SendButton.h"
#include "ui/editor/SplitBar.h"
#include "ui/editor/TemplateEditing.h"
#include "ui/editor/VariablesLine.h"
#include "ui/environments/EnvironmentPicker.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Mode = core::Draft::Mode;

DraftPage::DraftPage(core::Draft draft, DraftWork &work, QWidget *parent)
    : QWidget(parent)
    , m_draft(std::move(draft))
    , m_work(work)
    , m_model(work)
    , m_mode(new ModeSwitch)
    , m_stepper(new RecordStepper)
    , m_own(new QToolButton)
    , m_format(new QPushButton(icon("braces"), tr("Format")))
    , m_preview(new QPushButton(icon("eye"), tr("Preview")))
    , m_times(new QSpinBox)
    , m_hindrance(new ElidedLabel(Qt::ElideRight))
    , m_send(new SendButton)
    , m_key(new KeyLine)
    , m_hashKey(new HashKeyLine)
    , m_environment(new EnvironmentPicker)
    , m_variables(new VariablesLine)
    , m_splitBar(new SplitBar)
    , m_damage(new MessageBar)
    , m_bar(new MessageBar)
    , m_stack(new QStackedWidget)
    , m_editor(new BodyEditor)
    , m_find(new FindBar(*m_editor, nullptr))
    , m_table(new DraftTable(m_model, work))
    , m_problem(new Remark)
    , m_footer(new DraftFooter)
    , m_topRow(new QHBoxLayout)
    , m_keyRows(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
    , m_problemRow(new QHBoxLayout)
{
    build();
    m_templates = new TemplateEditing(
        {*m_editor, m_key->textField(), m_hashKey->field(), *m_variables}, m_work,
        [this] { return this->draft(); }, this);
    connectParts();
    showDraft();
}

// The table writes into the model until it has gone; so does a variable that is being edited.
DraftPage::~DraftPage()
{
    disconnect(&m_model, nullptr, this, nullptr);
    disconnect(m_variables, nullptr, this, nullptr);
    m_bar->removeEventFilter(this);
    delete m_stack;
}

void DraftPage::connectParts()
{
    connect(m_mode, &ModeSwitch::modeChosen, this, [this](Mode mode) {
        setMode(mode);
        emit edited();
    });
    connect(m_stepper, &RecordStepper::stepped, this, [this](qsizetype record) {
        setCurrent(record);
        emit edited();
    });
    connect(m_own, &QToolButton::clicked, this, &DraftPage::toggleOwnForm);
    connect(m_format, &QPushButton::clicked, this, &DraftPage::formatBody);
    connect(m_preview, &QPushButton::clicked, this, [this] { emit previewRequested(m_preview); });
    connect(m_times, &QSpinBox::valueChanged, this, [this](int times) {
        m_draft.times = times;
        showPlan();
        emit edited();
    });
    connect(m_variables, &VariablesLine::changed, this, [this] {
        m_draft.variables = m_variables->variables();
        emit edited();
    });
    connect(m_environment, &EnvironmentPicker::chosen, this,
            [this](const std::optional<core::DraftEnvironment> &environment) {
                m_draft.environment = environment;
                m_bar->hide(); // what the one before suggested
                emit edited();
                emit environmentChosen();
            });
    connect(m_environment, &EnvironmentPicker::editRequested, this,
            &DraftPage::editEnvironmentsRequested);
    connect(m_templates, &TemplateEditing::templateNeeded, this, [this] {
        if (std::exchange(m_draft.isTemplate, true))
            return;
        showMode();
    });
    connect(m_send, &SendButton::sendRequested, this, &DraftPage::sendRequested);
    connect(m_send, &SendButton::stopRequested, this, &DraftPage::stopRequested);
    connect(m_key, &KeyLine::changed, this, &DraftPage::takeKeys);
    connect(m_hashKey, &HashKeyLine::changed, this, &DraftPage::takeKeys);
    connect(m_footer, &DraftFooter::changed, this, &DraftPage::takeOptions);
    connect(m_footer, &DraftFooter::chooseFileRequested, this, &DraftPage::chooseFileRequested);
    connect(m_editor, &BodyEditor::changed, this, &DraftPage::takeBody);
    connect(m_editor, &BodyEditor::pasted, this, &DraftPage::noticePaste);
    connect(m_editor, &BodyEditor::formatRequested, this, &DraftPage::formatBody);
    connect(m_splitBar, &SplitBar::splitRequested, this, &DraftPage::split);
    connect(m_bar, &MessageBar::actionTriggered, this, [this] {
        if (const auto answer = std::exchange(m_answer, {}))
            answer();
    });
    connect(m_damage, &MessageBar::actionTriggered, this, &DraftPage::saveCopyRequested);
    connect(m_problem, &QAbstractButton::clicked, this, &DraftPage::goToProblem);
    connect(m_table, &DraftTable::hinted, this, &DraftPage::hinted);
    connect(m_table, &DraftTable::pasted, this, &DraftPage::takeSplit);
    connect(m_table, &DraftTable::openRequested, this, [this](qsizetype record) {
        setCurrent(record);
        setMode(Mode::Single);
        focusBody();
        emit edited();
    });
    connect(&m_model, &DraftTableModel::edited, this, [this] {
        m_draft.current = std::min(m_draft.current, m_model.records().size() - 1);
        m_facts.reset();
        showRecord();
        showFacts();
        emit edited();
    });
}

core::Draft DraftPage::draft()
{
    flush();
    core::Draft draft = m_draft;
    draft.records = m_model.records();
    return draft;
}

QString DraftPage::title()
{
    core::Draft beginning = m_draft;
    const QByteArray body =
        m_draft.current == 0 && m_isBodyNewer ? m_editor->body() : m_model.records().first().body;
    beginning.records = {core::DraftRecord{.body = body}};
    return core::titleOf(beginning);
}

void DraftPage::setContent(const core::Draft &draft)
{
    const core::Draft mine = m_draft;
    m_draft = draft;
    m_draft.id = mine.id;
    m_draft.title = mine.title;
    m_draft.file = mine.file;
    m_draft.origin = mine.file ? QString() : core::filesFolderOf(draft);
    m_isBodyNewer = false;
    m_facts.reset();
    m_model.setRecords(draft.records);
    m_draft.records.clear();
    showDraft();
    emit edited();
}

void DraftPage::setFile(const core::DraftFile &file)
{
    m_draft.file = file;
    showDamage();
    showEnvironment(); // another folder has others
    showFacts();
}

void DraftPage::showDraft()
{
    if (!m_draft.records.isEmpty())
        m_model.setRecords(m_draft.records);
    m_draft.records.clear();
    m_draft.current = std::clamp<qsizetype>(m_draft.current, 0, m_model.records().size() - 1);
    m_model.setKeySource(m_draft.keySource);
    m_variables->setVariables(m_draft.variables);
    {
        const QSignalBlocker quiet(m_times);
        m_times->setValue(static_cast<int>(std::min<qint64>(m_draft.times, m_times->maximum())));
    }
    showRecord();
    showMode();
    showDamage();
    showFacts();
}

void DraftPage::showRecord()
{
    const core::DraftRecord &shown = m_model.records().at(m_draft.current);
    m_editor->setKind(form().payloadKind);
    if (m_editor->bodySize() != shown.body.size() || m_editor->body() != shown.body)
        m_editor->setBody(shown.body);
    m_isBodyNewer = false;
    m_wasBlank = isBlank();
    m_key->setKey(form().keySource, shown.partitionKey, form().keyField);
    m_hashKey->setHashKey(shown.explicitHashKey);
    m_stepper->setPlace(m_draft.current, m_model.records().size());
    m_stepper->setVisible(m_draft.mode == Mode::Single && m_model.records().size() > 1);
    showForm();
}

void DraftPage::setMode(Mode mode)
{
    flush();
    const bool isNew = m_draft.mode != mode;
    m_draft.mode = mode;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    showRecord();
    showMode();
    showFacts();
    if (isNew && mode == Mode::Table)
        m_table->select(m_draft.current);
    if (isNew && hadFocus)
        focusBody();
}

void DraftPage::showMode()
{
    const bool isTable = m_draft.mode == Mode::Table;
    m_mode->setMode(m_draft.mode);
    m_stack->setCurrentIndex(isTable ? 1 : 0);
    m_key->setPerRecord(isTable);
    m_hashKey->setVisible(!isTable);
    m_variables->setVisible(m_draft.isTemplate);
    showEnvironment();
    m_preview->setVisible(m_draft.isTemplate);
    m_times->setVisible(m_draft.isTemplate);
    m_stepper->setVisible(!isTable && m_model.records().size() > 1);
    if (isTable)
        m_splitBar->hide();
    fitBody();
    showForm();
}

void DraftPage::setCurrent(qsizetype record)
{
    flush();
    m_draft.current = std::clamp<qsizetype>(record, 0, m_model.records().size() - 1);
    m_splitBar->hide();
    showRecord();
    showFacts();
}

// The editor is asked for its text once per step, not once per key: it may be 10 MiB.
void DraftPage::flush()
{
    if (!std::exchange(m_isBodyNewer, false))
        return;
    core::DraftRecord changed = record();
    changed.body = m_editor->body();
    m_model.write(m_draft.current, changed);
}

void DraftPage::takeBody()
{
    m_isBodyNewer = true;
    ++m_bodyEdits;
    if (std::exchange(m_wasBlank, isBlank()) != m_wasBlank) {
        m_facts.reset(); // the first letter makes a draft of it, before anything is examined
        showPlan();
    }
    emit edited();
}

void DraftPage::takeKeys()
{
    core::DraftRecord changed = record();
    changed.partitionKey = m_key->key();
    changed.explicitHashKey = m_hashKey->hashKey();
    if (m_draft.mode == Mode::Single)
        m_model.write(m_draft.current, changed);
    core::RecordForm taken = form();
    taken.keySource = m_key->source();
    taken.keyField = m_key->field();
    setForm(taken);
    if (taken.keySource == core::KeySource::Template)
        m_draft.isTemplate = true; // such a key is nothing else
    showMode();
    emit edited();
}

void DraftPage::takeOptions()
{
    core::RecordForm taken = form();
    m_footer->applyTo(taken);
    setForm(taken);
    m_draft.isTemplate = m_footer->isTemplate();
    m_editor->setKind(taken.payloadKind);
    m_editor->setMistakes({});
    showMode();
    emit edited();
}

void DraftPage::formatBody()
{
    if (isReadOnly() || m_draft.mode != Mode::Single
        || form().payloadKind != core::PayloadKind::Json)
        return;
    flush();
    const auto dialect =
        form().stripsComments ? core::JsonDialect::WithComments : core::JsonDialect::Strict;
    m_work.run(this,
               [this, text = record().body, dialect, edits = m_bodyEdits]() -> DraftWork::Ending {
                   return [this, text, edits, formatted = core::prettyJson(text, 2, dialect)] {
                       if (edits != m_bodyEdits)
                           return;
                       if (!formatted)
                           m_editor->goTo(formatted.error().place);
                       else if (*formatted != text)
                           m_editor->replaceBody(*formatted);
                   };
               });
}

void DraftPage::setFilePath(const QString &path)
{
    m_editor->replaceBody(path.toUtf8());
}

bool DraftPage::isBlank() const
{
    return m_model.records().size() == 1 && m_editor->bodySize() == 0
        && m_model.records().first().partitionKey.isEmpty()
        && m_model.records().first().explicitHashKey.isEmpty();
}

QList<qsizetype> DraftPage::selectedRows() const
{
    return m_draft.mode == Mode::Single ? QList<qsizetype>{m_draft.current}
                                        : m_table->selectedRecords();
}

void DraftPage::focusBody()
{
    if (m_draft.mode == Mode::Single)
        m_editor->setFocus();
    else
        m_table->focusGrid();
}

void DraftPage::showFind()
{
    if (m_draft.mode == Mode::Single)
        m_find->open(FindBar::Mode::Find);
}

void DraftPage::showReplace()
{
    if (m_draft.mode == Mode::Single)
        m_find->open(isReadOnly() ? FindBar::Mode::Find : FindBar::Mode::Replace);
}

void DraftPage::setTabMovesFocus(bool moves)
{
    m_editor->setTabMovesFocus(moves);
}

void DraftPage::zoom(int steps)
{
    m_editor->zoom(steps);
}

} // namespace ui
