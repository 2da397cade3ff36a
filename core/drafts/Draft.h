// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/Payload.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

namespace core {

// Where the partition keys of records come from. Fixed keys are what was typed; those of Template
// are typed too, and rendered where the draft is a template. RoundRobin gives each shard its turn.
enum class KeySource { Fixed, Random, Field, Template, RoundRobin };

// Whether the key is what DraftRecord::partitionKey says.
constexpr bool isTyped(KeySource source)
{
    return source == KeySource::Fixed || source == KeySource::Template;
}

// How a record is read and what is done to it when it is sent.
struct RecordForm
{
    KeySource keySource = KeySource::Random;
    QString keyField; // a path such as $.order.id, for Field
    PayloadKind payloadKind = PayloadKind::Json;
    bool stripsComments = false; // of JSON
    bool addsNewline = false;
    bool gzips = false;

    bool operator==(const RecordForm &) const = default;
};

// A form or none, in the room of a pointer: of a hundred thousand records hardly one has its own.
class OwnForm
{
public:
    OwnForm() = default;
    OwnForm(RecordForm form)
        : m_form(std::make_shared<const RecordForm>(std::move(form)))
    {
    }
    OwnForm(const std::optional<RecordForm> &form)
        : m_form(form ? std::make_shared<const RecordForm>(*form) : nullptr)
    {
    }

    explicit operator bool() const { return m_form != nullptr; }
    const RecordForm &operator*() const { return *m_form; }
    const RecordForm *operator->() const { return m_form.get(); }
    RecordForm value_or(const RecordForm &other) const { return m_form ? *m_form : other; }

    bool operator==(const OwnForm &other) const
    {
        return m_form == other.m_form || (m_form && other.m_form && *m_form == *other.m_form);
    }

private:
    std::shared_ptr<const RecordForm> m_form;
};

// One record as a person writes it.
struct DraftRecord
{
    QByteArray body; // UTF-8 text, to the byte; what it means is its form's to say
    QString partitionKey; // used when keys are typed
    QString explicitHashKey; // decimal as typed; empty: the partition key decides
    QString title = {}; // what a person calls it; may be empty
    OwnForm own = {}; // a form of its own; else the draft's

    bool operator==(const DraftRecord &) const = default;
};

// A named value of a template. The value is text that may be a template itself.
struct DraftVariable
{
    QString name;
    QString value;

    bool operator==(const DraftVariable &) const = default;
};

// The record file that a draft was opened from or saved to.
struct DraftFile
{
    QString root; // the collection's folder, absolute
    QString path; // within it
    QByteArray version; // of the contents that the draft was last the same as
    // Where it is damaged and how, in words; empty: it is sound. Of a damaged file the draft is
    // what could be read, and must be neither edited nor saved there.
    QString damage = {};
    // Of the draft when it was last the same as the file, see digestOf(); empty: not known.
    QByteArray digest = {};

    bool operator==(const DraftFile &) const = default;
};

// The environment that a person chose for a draft.
struct DraftEnvironment
{
    QString root; // the folder that its file is in, or is below, absolute
    QString path; // within it

    bool operator==(const DraftEnvironment &) const = default;
};

// What a person edits in one tab: records, and what is done to all of them when they are sent. The
// same whether it is shown one record at a time or as a table.
struct Draft
{
    enum class Mode { Single, Table };

    QString id; // a UUID, for the session
    QString title; // of the tab; empty: made from the content
    Mode mode = Mode::Single;
    qsizetype current = 0; // the record that Single shows; always one of `records`
    QList<DraftRecord> records{DraftRecord{}}; // at least one

    KeySource keySource = KeySource::Random;
    QString keyField; // a path such as $.order.id, for Field
    PayloadKind payloadKind = PayloadKind::Json;
    bool stripsComments = false; // of JSON
    bool addsNewline = false;
    bool gzips = false;

    bool isTemplate = false; // else `{{` is text like any other, and is sent as it stands
    QList<DraftVariable> variables; // of a template, in the order in which they were written
    qint64 times = 1; // how often a template's records are sent at once
    std::optional<DraftFile> file = {}; // nothing: it was never saved
    std::optional<DraftEnvironment> environment = {}; // of a template; nothing: none
    // Of a draft that came from a collection and has left it: the folder, absolute, that bodies
    // which name files stay in. Empty: it is the person's own, who may name any file.
    QString origin = {};

    bool operator==(const Draft &) const = default;
};

// The folder that bodies which name files are read from, and never leave: that of the draft's file,
// or its origin. Empty: they may name any file.
QString filesFolderOf(const Draft &draft);
// A copy that has no file, and is bound as it was.
Draft withoutFile(const Draft &draft);

// The form of all records that have none of their own.
RecordForm formOf(const Draft &draft);
void setForm(Draft &draft, const RecordForm &form);
// The form of one record.
RecordForm formOf(const Draft &draft, qsizetype row);

// A draft with one empty record and an id of its own.
Draft newDraft();

// Whether it shows a damaged file: nothing of it may be edited.
bool isReadOnly(const Draft &draft);

// The title as given, else one made of the first record's body: its first line that says something,
// at most 24 characters, else "untitled".
QString titleOf(const Draft &draft);

// Whether nobody would miss it: one record without body, keys and title, and no variables.
bool isBlank(const Draft &draft);

} // namespace core

// Moved by copying their bytes: there may be a hundred thousand of them.
Q_DECLARE_TYPEINFO(core::DraftRecord, Q_RELOCATABLE_TYPE);
