// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftFacts.h"
#include "core/drafts/RecordSplit.h"
#include "core/rendering/TemplateFacts.h"
#include "ui/common/MessageBar.h"
#include "ui/editor/BodyEditor.h"
#include "ui/editor/DraftTableModel.h"
#include "ui/editor/SendTarget.h"
#include "ui/environments/EnvironmentEntry.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace ui {

class DraftFooter;
class DraftTable;
class DraftWork;
class ElidedLabel;
class EnvironmentPicker;
class FindBar;
class HashKeyLine;
class KeyLine;
class ModeSwitch;
class RecordStepper;
class Remark;
class SendButton;
class SplitBar;
class TemplateEditing;
class VariablesLine;

// One draft: its keys, its body or its table, what is known of it, and the button that sends it.
class DraftPage final : public QWidget
{
    Q_OBJECT

public:
    DraftPage(core::Draft draft, DraftWork &work, QWidget *parent = nullptr);
    ~DraftPage() override;

    // As it is now. The body is fetched from the editor when it was changed since.
    core::Draft draft();
    const std::optional<core::DraftFile> &file() const { return m_draft.file; }
    const QString &id() const { return m_draft.id; } // of its draft
    void setTitle(const QString &title) { m_draft.title = title; } // empty: made from the content
    QString title(); // looks at the beginning of the first body only
    void setContent(const core::Draft &draft); // all but id, title and file
    void setFile(const core::DraftFile &file); // where it was saved
    bool isReadOnly() const { return core::isReadOnly(m_draft); } // its file is damaged

    void setFacts(const core::DraftFacts &facts); // of the draft as it is now
    void setTarget(const SendTarget &target);

    void setTemplates(const core::TemplateSurroundings &around); // what templates are shown with
    void setEnvironments(const QList<EnvironmentEntry> &entries); // all that there are
    void setEnvironment(const std::optional<core::DraftEnvironment> &environment);
    const std::optional<core::DraftEnvironment> &environment() const;
    bool isTemplate() const { return m_draft.isTemplate; }
    // Says something above the body, with a button that runs `action`; an empty text takes away
    // what was said.
    void suggest(const QString &text, const QString &verb, const std::function<void()> &action);
    void offer(const QString &text, const QList<MessageBar::Choice> &choices); // likewise
    void setMode(core::Draft::Mode mode);
    void setCurrent(qsizetype record);
    QList<qsizetype> selectedRows() const;
    void goTo(qsizetype row, const QString &field, std::optional<core::TextPlace> place);
    void goToProblem(); // the worst one
    void goToProblemOf(const QList<qsizetype> &records); // the worst one of the first bad one
    QString hindrance() const; // why it cannot be sent; empty: it can
    QString hindranceOf(const QList<qsizetype> &records) const; // likewise, of those alone
    void focusBody();
    void formatBody();
    void makeVariable(); // of what is selected
    void requestPreview(); // of a template
    void showFind();
    void showReplace();
    void setFilePath(const QString &path); // the body of a draft of kind File
    void setTabMovesFocus(bool moves);
    void zoom(int steps);

    QSize minimumSizeHint() const override;

signals:
    void edited();
    void sendRequested();
    void stopRequested();
    void chooseFileRequested();
    void saveCopyRequested(); // of a damaged file
    void previewRequested(QWidget *anchor);
    void environmentChosen(); // by a person
    void editEnvironmentsRequested();
    void hinted(const QString &text); // why a key did nothing; empty: that is past

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // How much of it there is around the body.
    enum class Room { Ample, Low, LowAndNarrow };

    void build();
    void arrange();
    void adapt(); // to the room that there is
    int widthOfBottom(Room room) const; // in one row
    void fitBody(); // what it needs at least, and the line below it
    QWidget *createSingle();
    void connectParts();
    void showDraft();
    void showRecord();
    void showMode();
    void showDamage();
    core::RecordForm form() const; // of what is shown: of one record, or of the draft
    void setForm(const core::RecordForm &form); // likewise
    void showForm();
    void toggleOwnForm(bool isOwn);
    void showEnvironment();
    void showFacts();
    void showBodyFacts();
    void goTo(const core::DraftProblem &problem);
    void showRecordFacts(const core::RecordFacts &facts);
    void showPlan();
    void flush();
    void takeBody();
    void takeKeys();
    void takeOptions();
    void takeSplit(const core::SplitText &split);
    void askAboutHeader(qsizetype record, bool asksAboutKeys);
    void askAboutKeys();
    void useTheirKeys();
    void noticePaste(const QByteArray &text);
    void split();
    bool isBlank() const;
    core::DraftRecord record() const { return m_model.records().at(m_draft.current); }

    core::Draft m_draft; // its records are the model's
    DraftWork &m_work;
    DraftTableModel m_model;
    std::optional<core::DraftFacts> m_facts; // without the errors of empty records
    qsizetype m_untouched = 0; // records that are empty yet, by the facts
    SendTarget m_target;
    bool m_isBodyNewer = false; // in the editor than in the model
    quint64 m_bodyEdits = 0;
    bool m_wasBlank = true;
    std::function<void()> m_answer; // of the bar that asks

    ModeSwitch *m_mode;
    RecordStepper *m_stepper;
    QToolButton *m_own;
    QPushButton *m_format;
    QPushButton *m_preview;
    QSpinBox *m_times;
    ElidedLabel *m_hindrance;
    SendButton *m_send;
    KeyLine *m_key;
    HashKeyLine *m_hashKey;
    EnvironmentPicker *m_environment;
    QList<EnvironmentEntry> m_environments;
    VariablesLine *m_variables;
    TemplateEditing *m_templates = nullptr;
    SplitBar *m_splitBar;
    MessageBar *m_damage;
    MessageBar *m_bar;
    QStackedWidget *m_stack;
    BodyEditor *m_editor;
    FindBar *m_find;
    DraftTable *m_table;
    Remark *m_problem;
    DraftFooter *m_footer;
    QBoxLayout *m_topRow;
    QBoxLayout *m_keyRows;
    QBoxLayout *m_bottom;
    QBoxLayout *m_problemRow; // above what is done to the body, or at its left
    Room m_room = Room::Ample;
    bool m_isFooterApart = false; // both have a row of their own
};

} // namespace ui
