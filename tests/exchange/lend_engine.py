"""The headers of the files that Lend Engine exports; the header of items ends with a column of the house's own."""

from kiosk.importing.rows import Kind

HEADERS = {
    Kind.ITEMS: "Id,Type,Added on,Code,Name,Type,Serial number,Condition,Tags,Location,Brand,Price paid,Value (RRP),"
    "Shown on website,Loan fee,Loan period,Short description,Long description,Components,Care information,Keywords,"
    "Owned by,Donated by,Leeftijd",
    Kind.MEMBERS: "Contact ID,Member ID,Added on,First name,Last name,Membership,Email,Subscriber,Telephone,Street,"
    "City,County,Postcode,Country,Balance",
    Kind.SUBSCRIPTIONS: "Member ID,First name,Last name,Email,Membership number,Membership type,Starts,Expires,"
    "Status,Price",
    Kind.LOANS: "Loan ID,Status,Added on,First name,Last name,Email,Item name,Item code,Fee,Due out,Checked out,Due in,"
    "Checked in",
}
