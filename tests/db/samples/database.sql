BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE "card" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	digest TEXT NOT NULL, 
	member_id INTEGER NOT NULL, 
	holder TEXT, 
	lost_at TEXT, 
	adult INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT fk_card_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT uq_card_digest UNIQUE (digest)
)
 STRICT

;
INSERT INTO "card" VALUES(1,'4ce715043efa08c4d15b8382f2867702a135fca7f14584b83aa75724a0351726',1,NULL,NULL,1);
INSERT INTO "card" VALUES(2,'d8cfc355ce62da6745971c27f02427e997286f99591bc8e1fdcc81c6153370c7',2,NULL,NULL,1);
INSERT INTO "card" VALUES(3,'b3c1d0c540fbe51d702d5799c6db3f1c8d5f35fa2c787629fdf496f75415a548',3,NULL,NULL,1);
INSERT INTO "card" VALUES(4,'fbba6d6159d59342725b7e98c9627a7e5911e08fdfee9ee045e70e18104d85a5',4,NULL,NULL,1);
INSERT INTO "card" VALUES(5,'bae9f81052483e745cb8e50c198078896ea05176984cc8f0245bc892239216ad',5,NULL,NULL,1);
INSERT INTO "card" VALUES(6,'1d1e4fbe4220496ce5f553f13bd71fa810b9134d22eb9110ba7a8e00bb584dbe',6,NULL,NULL,1);
INSERT INTO "card" VALUES(7,'c65bff2ee7baa8dc5d986162daae22957dd32283972a3e70f06b37a0eb587a01',7,NULL,NULL,1);
INSERT INTO "card" VALUES(8,'89771b6fbf9c646573d4b220babfb431dee3f834bf7f6d553fed0615c404089e',8,NULL,NULL,1);
INSERT INTO "card" VALUES(9,'743763740a3ed75c560e8f1d3d65bdb7230bb270fc1e86376548dfa35134b0cb',9,NULL,NULL,1);
INSERT INTO "card" VALUES(10,'892a4213085585404e1d9e81f79274a20f5d2a27f797f20b3f8fe475b8ca5063',10,NULL,NULL,1);
INSERT INTO "card" VALUES(11,'6c2a7c59d11c00c6d1984eaa836e051c399da74678c3dac932f146f0742a5f36',11,NULL,NULL,1);
INSERT INTO "card" VALUES(12,'ea5382582a31bd3c5af1d207ca29ff3dd7eb5ca913651494587ed09b655705af',12,NULL,NULL,1);
INSERT INTO "card" VALUES(13,'e768433924ab36a1edfc19ef5cf236450666d4e2563d522fc737829d8c15cc7c',13,NULL,NULL,1);
INSERT INTO "card" VALUES(14,'dccfa90b2207f81a85d7135495e04b656fdb9150c59c8fa4d050aea9d2b6b2a8',14,NULL,NULL,1);
INSERT INTO "card" VALUES(15,'15baab08db814d9095957c155eb7b76968b822f10d0634f2d53a7aa18341a548',15,NULL,NULL,1);
INSERT INTO "card" VALUES(16,'dc17aadc997a84cb32e00247e4c3d27d559822a303299be81e6e161bb908cd81',16,NULL,NULL,1);
INSERT INTO "card" VALUES(17,'2b7193b525baed20584b7c725d3ab2c4e4bcf8b0d7747e7b0bce1224ee680856',17,NULL,NULL,1);
INSERT INTO "card" VALUES(18,'c447deac056de5f07083fac818250dcebdec7922dd95501900ed50631c91fb5c',18,NULL,NULL,1);
INSERT INTO "card" VALUES(19,'0a5eb58700ceec1989dfac72a52ed05004804e512e829c44b0d586c6018ff95e',19,NULL,NULL,1);
INSERT INTO "card" VALUES(20,'496d49a60fda2dc2d179bd92ee9bea7a3d981bf4b436b7512e1cbdcea45f0558',20,NULL,NULL,1);
INSERT INTO "card" VALUES(21,'2b5a55ca1a6f45603ed25c07ace6d97759303292d4aef3e5f71b53ddf827fcf1',21,NULL,NULL,1);
INSERT INTO "card" VALUES(22,'84a71a09d536451ffc1e22b221762658e0e4d31e80036448a351a470d40301e2',22,NULL,NULL,1);
INSERT INTO "card" VALUES(23,'00601a7ec79fde0f91c70024d838614d31b06bec20dbf656afd7092668b4db77',23,NULL,NULL,1);
INSERT INTO "card" VALUES(24,'a93836e59433d309ce9cd4b5030ffee6130191577cdc1970ae50e300c23d17a8',24,NULL,NULL,1);
INSERT INTO "card" VALUES(25,'816c5c502ac90ec41307a813a9af834b32a054d108a236ba9b6868f3c21609f0',25,NULL,NULL,1);
INSERT INTO "card" VALUES(26,'e8131c29e7020749e1a1d7403cb32cb7d28a957b3c09f318063e4dac77e507cc',26,NULL,NULL,1);
INSERT INTO "card" VALUES(27,'39be17357be72b8b15a55a2a54d530992652b15b63cc2d6b6d436897e4306fb7',27,NULL,NULL,1);
INSERT INTO "card" VALUES(28,'4395d8d85440974f871a5986d92e3494e99acd7907c394b8d49968d51e8f6c00',28,NULL,NULL,1);
INSERT INTO "card" VALUES(29,'ffe4838a02c44a2e26af2941b4563ddeb203cf43281f8f544abedb541b5f7922',29,NULL,NULL,1);
INSERT INTO "card" VALUES(30,'c12f18e5ceac13c8918c22c5eeec0af75521fa417f15bbbdfb103f2724303d78',30,NULL,NULL,1);
INSERT INTO "card" VALUES(31,'ca915d2826528e168a4954da8d67439f7fa3978a7465e48d2d034007a58155c3',31,NULL,NULL,1);
INSERT INTO "card" VALUES(32,'ddfb0075ef38b7d3d025802ed9292da3717c12218c307a26149a3e098d06120e',32,NULL,NULL,1);
INSERT INTO "card" VALUES(33,'9df605a5dd7fe30006e68bd088d67929c179154ee4736ea34d9098969db1efa4',33,NULL,NULL,1);
INSERT INTO "card" VALUES(34,'8baf259a9cc6d6525534397e0dd9f1ff69c2e0423d57ef57950f9bbd94d7a737',34,NULL,NULL,1);
INSERT INTO "card" VALUES(35,'e820bb8157844d584ec5dd8a97c08995098e401a35e4fa43a1733d0c844a3574',35,NULL,NULL,1);
INSERT INTO "card" VALUES(36,'5b1c765ed1d6a9a7f8f2a14eee950244d26f4eea350c186c5c86cadd32394d24',36,NULL,NULL,1);
INSERT INTO "card" VALUES(37,'83ed14d6d4de7d34cfeeeb93123b36f7e769d4681c6be7c169f7f4de92fe7b1c',37,NULL,NULL,1);
INSERT INTO "card" VALUES(38,'bfc0c7066f115ad14f56f1368c181e1b6fa4df7dbd142c07ee1123b67540960d',38,NULL,NULL,1);
INSERT INTO "card" VALUES(39,'e66bca5454ca65654cd1a96d91f1356928c81d20dbc429c472e0c69f03d3f2b2',39,NULL,NULL,1);
INSERT INTO "card" VALUES(40,'55f713dd60c13bf27c5cde46fda92364f3789f6761e96502a951ad4d044325d7',40,NULL,NULL,1);
INSERT INTO "card" VALUES(41,'aaf5c6c0b38b05fc7227cf903da0435107c443abbeca4979e46d6e8786cd39a9',6,'Robbe Vandenbroucke',NULL,0);
INSERT INTO "card" VALUES(42,'6e95fde5dfe10ccb517173b5ffd26c7cf009856620be56ec432a4a3a6cd508f4',18,'Deniz Aydın',NULL,1);
INSERT INTO "card" VALUES(43,'0e7ec9e601c81689bb8fb16920e8a512568b0146519762d8eedb72db7e5889d5',25,'Karel Desmet','2026-11-23T10:00:00.000000+00:00',1);
INSERT INTO "card" VALUES(44,'d9eedff0fcfdcb8060f8abb0c819c4a023dc65d18f1e5d37cdef55b055ce64a1',41,NULL,NULL,1);
INSERT INTO "card" VALUES(45,'bc3575aec6ab5dc3bacf1177d13b6060583d7da20ba488a4d198a38114167589',42,NULL,NULL,1);
INSERT INTO "card" VALUES(46,'3560f658d0ea016c10670a4292a54e4b259da5b24c744377dd5f0191113e16b1',43,NULL,NULL,1);
CREATE TABLE "code" (
	code TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	CONSTRAINT pk_code PRIMARY KEY (code), 
	CONSTRAINT uq_code_code_kind UNIQUE (code, kind), 
	CONSTRAINT ck_code_code CHECK (code = upper(trim(code)) AND length(code) BETWEEN 1 AND 64), 
	CONSTRAINT ck_code_kind CHECK (kind IN ('item', 'member', 'tag'))
)
 STRICT

;
INSERT INTO "code" VALUES('RUIL-BODY','tag');
INSERT INTO "code" VALUES('RUIL-SLAB','tag');
INSERT INTO "code" VALUES('RUIL-FLES','tag');
INSERT INTO "code" VALUES('RUIL-KNUFFEL','tag');
INSERT INTO "code" VALUES('SPORT-TRUI','tag');
INSERT INTO "code" VALUES('SPORT-SCHOEN','tag');
INSERT INTO "code" VALUES('SPORT-JAS','tag');
INSERT INTO "code" VALUES('SWOP-KLEREN','tag');
INSERT INTO "code" VALUES('SWOP-SCHOENEN','tag');
INSERT INTO "code" VALUES('SWOP-JAS','tag');
INSERT INTO "code" VALUES('STEK','tag');
INSERT INTO "code" VALUES('STEK-POT','tag');
INSERT INTO "code" VALUES('SPE-0041','item');
INSERT INTO "code" VALUES('SPE-0042','item');
INSERT INTO "code" VALUES('SPE-0043','item');
INSERT INTO "code" VALUES('SPE-0044','item');
INSERT INTO "code" VALUES('SPE-0045','item');
INSERT INTO "code" VALUES('SPE-0046','item');
INSERT INTO "code" VALUES('SPE-0047','item');
INSERT INTO "code" VALUES('SPE-0048','item');
INSERT INTO "code" VALUES('SPE-0049','item');
INSERT INTO "code" VALUES('SPE-0050','item');
INSERT INTO "code" VALUES('SPE-0051','item');
INSERT INTO "code" VALUES('SPE-0052','item');
INSERT INTO "code" VALUES('SPE-0053','item');
INSERT INTO "code" VALUES('SPE-0054','item');
INSERT INTO "code" VALUES('SPE-0055','item');
INSERT INTO "code" VALUES('SPE-0056','item');
INSERT INTO "code" VALUES('SPE-0057','item');
INSERT INTO "code" VALUES('SPE-0058','item');
INSERT INTO "code" VALUES('SPE-0059','item');
INSERT INTO "code" VALUES('SPE-0060','item');
INSERT INTO "code" VALUES('SPE-0061','item');
INSERT INTO "code" VALUES('SPE-0062','item');
INSERT INTO "code" VALUES('SPE-0063','item');
INSERT INTO "code" VALUES('SPE-0064','item');
INSERT INTO "code" VALUES('SPE-0065','item');
INSERT INTO "code" VALUES('SPE-0066','item');
INSERT INTO "code" VALUES('SPE-0067','item');
INSERT INTO "code" VALUES('SPE-0068','item');
INSERT INTO "code" VALUES('SPE-0069','item');
INSERT INTO "code" VALUES('INS-0141','item');
INSERT INTO "code" VALUES('INS-0142','item');
INSERT INTO "code" VALUES('INS-0143','item');
INSERT INTO "code" VALUES('INS-0144','item');
INSERT INTO "code" VALUES('INS-0145','item');
INSERT INTO "code" VALUES('INS-0146','item');
INSERT INTO "code" VALUES('INS-0147','item');
INSERT INTO "code" VALUES('INS-0148','item');
INSERT INTO "code" VALUES('INS-0149','item');
INSERT INTO "code" VALUES('INS-0150','item');
INSERT INTO "code" VALUES('INS-0151','item');
INSERT INTO "code" VALUES('INS-0152','item');
INSERT INTO "code" VALUES('INS-0153','item');
INSERT INTO "code" VALUES('INS-0154','item');
INSERT INTO "code" VALUES('INS-0155','item');
INSERT INTO "code" VALUES('INS-0156','item');
INSERT INTO "code" VALUES('INS-0157','item');
INSERT INTO "code" VALUES('INS-0158','item');
INSERT INTO "code" VALUES('INS-0159','item');
INSERT INTO "code" VALUES('INS-0160','item');
INSERT INTO "code" VALUES('INS-0161','item');
INSERT INTO "code" VALUES('INS-0162','item');
INSERT INTO "code" VALUES('INS-0163','item');
INSERT INTO "code" VALUES('INS-0164','item');
INSERT INTO "code" VALUES('INS-0165','item');
INSERT INTO "code" VALUES('INS-0166','item');
INSERT INTO "code" VALUES('INS-0167','item');
INSERT INTO "code" VALUES('INS-0168','item');
INSERT INTO "code" VALUES('BAB-0241','item');
INSERT INTO "code" VALUES('BAB-0242','item');
INSERT INTO "code" VALUES('BAB-0243','item');
INSERT INTO "code" VALUES('BAB-0244','item');
INSERT INTO "code" VALUES('BAB-0245','item');
INSERT INTO "code" VALUES('BAB-0246','item');
INSERT INTO "code" VALUES('BAB-0247','item');
INSERT INTO "code" VALUES('BAB-0248','item');
INSERT INTO "code" VALUES('BAB-0249','item');
INSERT INTO "code" VALUES('BAB-0250','item');
INSERT INTO "code" VALUES('BAB-0251','item');
INSERT INTO "code" VALUES('BAB-0252','item');
INSERT INTO "code" VALUES('BAB-0253','item');
INSERT INTO "code" VALUES('BAB-0254','item');
INSERT INTO "code" VALUES('BAB-0255','item');
INSERT INTO "code" VALUES('BAB-0256','item');
INSERT INTO "code" VALUES('BAB-0257','item');
INSERT INTO "code" VALUES('BAB-0258','item');
INSERT INTO "code" VALUES('BAB-0259','item');
INSERT INTO "code" VALUES('VEL-0341','item');
INSERT INTO "code" VALUES('VEL-0342','item');
INSERT INTO "code" VALUES('VEL-0343','item');
INSERT INTO "code" VALUES('VEL-0344','item');
INSERT INTO "code" VALUES('VEL-0345','item');
INSERT INTO "code" VALUES('VEL-0346','item');
INSERT INTO "code" VALUES('VEL-0347','item');
INSERT INTO "code" VALUES('VEL-0348','item');
INSERT INTO "code" VALUES('VEL-0349','item');
INSERT INTO "code" VALUES('VEL-0350','item');
INSERT INTO "code" VALUES('VEL-0351','item');
INSERT INTO "code" VALUES('VEL-0352','item');
INSERT INTO "code" VALUES('VEL-0353','item');
INSERT INTO "code" VALUES('VEL-0354','item');
INSERT INTO "code" VALUES('VEL-0355','item');
INSERT INTO "code" VALUES('VEL-0356','item');
INSERT INTO "code" VALUES('SPO-0441','item');
INSERT INTO "code" VALUES('SPO-0442','item');
INSERT INTO "code" VALUES('SPO-0443','item');
INSERT INTO "code" VALUES('SPO-0444','item');
INSERT INTO "code" VALUES('SPO-0445','item');
INSERT INTO "code" VALUES('SPO-0446','item');
INSERT INTO "code" VALUES('SPO-0447','item');
INSERT INTO "code" VALUES('SPO-0448','item');
INSERT INTO "code" VALUES('SPO-0449','item');
INSERT INTO "code" VALUES('SPO-0450','item');
INSERT INTO "code" VALUES('SPO-0451','item');
INSERT INTO "code" VALUES('SPO-0452','item');
INSERT INTO "code" VALUES('SPO-0453','item');
INSERT INTO "code" VALUES('SPO-0454','item');
INSERT INTO "code" VALUES('SPO-0455','item');
INSERT INTO "code" VALUES('SPO-0456','item');
INSERT INTO "code" VALUES('SPO-0457','item');
INSERT INTO "code" VALUES('SPO-0458','item');
INSERT INTO "code" VALUES('SPO-0459','item');
INSERT INTO "code" VALUES('SPO-0460','item');
INSERT INTO "code" VALUES('SPO-0461','item');
INSERT INTO "code" VALUES('SPO-0462','item');
INSERT INTO "code" VALUES('LEG-0541','item');
INSERT INTO "code" VALUES('LEG-0542','item');
INSERT INTO "code" VALUES('LEG-0543','item');
INSERT INTO "code" VALUES('LEG-0544','item');
INSERT INTO "code" VALUES('LEG-0545','item');
INSERT INTO "code" VALUES('LEG-0546','item');
INSERT INTO "code" VALUES('LEG-0547','item');
INSERT INTO "code" VALUES('LEG-0548','item');
INSERT INTO "code" VALUES('LEG-0549','item');
INSERT INTO "code" VALUES('LEG-0550','item');
INSERT INTO "code" VALUES('LEG-0551','item');
INSERT INTO "code" VALUES('LEG-0552','item');
INSERT INTO "code" VALUES('SWO-0641','item');
INSERT INTO "code" VALUES('SWO-0642','item');
INSERT INTO "code" VALUES('SWO-0643','item');
INSERT INTO "code" VALUES('SWO-0644','item');
INSERT INTO "code" VALUES('SWO-0645','item');
INSERT INTO "code" VALUES('SWO-0646','item');
INSERT INTO "code" VALUES('SWO-0647','item');
INSERT INTO "code" VALUES('SWO-0648','item');
INSERT INTO "code" VALUES('BOE-0741','item');
INSERT INTO "code" VALUES('BOE-0742','item');
INSERT INTO "code" VALUES('BOE-0743','item');
INSERT INTO "code" VALUES('BOE-0744','item');
INSERT INTO "code" VALUES('BOE-0745','item');
INSERT INTO "code" VALUES('STE-0841','item');
INSERT INTO "code" VALUES('STE-0842','item');
INSERT INTO "code" VALUES('STE-0843','item');
INSERT INTO "code" VALUES('STE-0844','item');
INSERT INTO "code" VALUES('STE-0845','item');
INSERT INTO "code" VALUES('STE-0846','item');
INSERT INTO "code" VALUES('SWO-0649','item');
INSERT INTO "code" VALUES('SWO-0650','item');
INSERT INTO "code" VALUES('SWO-0651','item');
INSERT INTO "code" VALUES('SPO-0463','item');
INSERT INTO "code" VALUES('STE-0847','item');
INSERT INTO "code" VALUES('1001','member');
INSERT INTO "code" VALUES('1002','member');
INSERT INTO "code" VALUES('1003','member');
INSERT INTO "code" VALUES('1004','member');
INSERT INTO "code" VALUES('1005','member');
INSERT INTO "code" VALUES('1006','member');
INSERT INTO "code" VALUES('1007','member');
INSERT INTO "code" VALUES('1008','member');
INSERT INTO "code" VALUES('1009','member');
INSERT INTO "code" VALUES('1010','member');
INSERT INTO "code" VALUES('1011','member');
INSERT INTO "code" VALUES('1012','member');
INSERT INTO "code" VALUES('1013','member');
INSERT INTO "code" VALUES('1014','member');
INSERT INTO "code" VALUES('1015','member');
INSERT INTO "code" VALUES('1016','member');
INSERT INTO "code" VALUES('1017','member');
INSERT INTO "code" VALUES('1018','member');
INSERT INTO "code" VALUES('1019','member');
INSERT INTO "code" VALUES('1020','member');
INSERT INTO "code" VALUES('1021','member');
INSERT INTO "code" VALUES('1022','member');
INSERT INTO "code" VALUES('1023','member');
INSERT INTO "code" VALUES('1024','member');
INSERT INTO "code" VALUES('1025','member');
INSERT INTO "code" VALUES('1026','member');
INSERT INTO "code" VALUES('1027','member');
INSERT INTO "code" VALUES('1028','member');
INSERT INTO "code" VALUES('1029','member');
INSERT INTO "code" VALUES('1030','member');
INSERT INTO "code" VALUES('1031','member');
INSERT INTO "code" VALUES('1032','member');
INSERT INTO "code" VALUES('1033','member');
INSERT INTO "code" VALUES('1034','member');
INSERT INTO "code" VALUES('1035','member');
INSERT INTO "code" VALUES('1036','member');
INSERT INTO "code" VALUES('1037','member');
INSERT INTO "code" VALUES('1038','member');
INSERT INTO "code" VALUES('1039','member');
INSERT INTO "code" VALUES('1040','member');
INSERT INTO "code" VALUES('1041','member');
INSERT INTO "code" VALUES('1042','member');
INSERT INTO "code" VALUES('1043','member');
CREATE TABLE confirmation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	loan_id INTEGER, 
	deed TEXT NOT NULL, 
	text TEXT NOT NULL, 
	at TEXT NOT NULL, 
	undone_at TEXT, 
	CONSTRAINT fk_confirmation_line FOREIGN KEY(line) REFERENCES operation (seq), 
	CONSTRAINT fk_confirmation_loan_id FOREIGN KEY(loan_id) REFERENCES loan (id), 
	CONSTRAINT uq_confirmation_operation UNIQUE (operation), 
	CONSTRAINT uq_confirmation_line UNIQUE (line)
)
 STRICT

;
INSERT INTO "confirmation" VALUES(1,'visit 20',69,31,'lent','Lees het blad in de stoel: het zegt hoe je hem vastmaakt.','2026-11-23T10:26:00.000000+00:00',NULL);
CREATE TABLE deed (
	operation TEXT NOT NULL, 
	at TEXT NOT NULL, 
	about INTEGER, 
	CONSTRAINT pk_deed PRIMARY KEY (operation)
)
 STRICT

;
CREATE TABLE "entry" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account TEXT NOT NULL, 
	member_id INTEGER NOT NULL, 
	initiative_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	balance INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	loan_id INTEGER, 
	line INTEGER, 
	undoes INTEGER, 
	subscription_id INTEGER, 
	CONSTRAINT fk_entry_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id), 
	CONSTRAINT fk_entry_loan_id FOREIGN KEY(loan_id) REFERENCES loan (id), 
	CONSTRAINT fk_entry_line FOREIGN KEY(line) REFERENCES operation (seq), 
	CONSTRAINT uq_entry_member_id_account_initiative_id_place UNIQUE (member_id, account, initiative_id, place), 
	CONSTRAINT fk_entry_undoes FOREIGN KEY(undoes) REFERENCES entry (id), 
	CONSTRAINT fk_entry_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_entry_subscription_id FOREIGN KEY(subscription_id) REFERENCES subscription (id), 
	CONSTRAINT uq_entry_undoes UNIQUE (undoes), 
	CONSTRAINT ck_entry_undoes CHECK ((kind = 'undone') = (undoes IS NOT NULL)), 
	CONSTRAINT uq_entry_subscription_id UNIQUE (subscription_id), 
	CONSTRAINT ck_entry_account CHECK (account IN ('owed', 'deposit', 'points')), 
	CONSTRAINT ck_entry_kind CHECK (kind = 'undone' OR account <> 'points' AND kind IN ('loan', 'renewal', 'late', 'subscription', 'payment', 'deposit', 'waived') OR account = 'points' AND kind IN ('plan', 'taken', 'given', 'counted', 'corrected')), 
	CONSTRAINT ck_entry_amount CHECK (amount <> 0), 
	CONSTRAINT ck_entry_plan CHECK ((kind = 'plan') = (subscription_id IS NOT NULL)), 
	CONSTRAINT ck_entry_balance CHECK (account <> 'deposit' OR balance >= 0)
)
 STRICT

;
INSERT INTO "entry" VALUES(1,'owed',1,1,1,'subscription',1500,1500,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(2,'owed',1,2,1,'subscription',2000,2000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(3,'owed',1,3,1,'subscription',2000,2000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(4,'points',1,3,1,'plan',10,10,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,3);
INSERT INTO "entry" VALUES(5,'owed',1,5,1,'subscription',1000,1000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(6,'points',1,5,1,'plan',10,10,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,4);
INSERT INTO "entry" VALUES(7,'owed',3,3,1,'subscription',1000,1000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(8,'points',3,3,1,'plan',10,10,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,5);
INSERT INTO "entry" VALUES(9,'owed',3,1,1,'subscription',750,750,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(10,'owed',4,4,1,'subscription',2000,2000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(11,'owed',6,6,1,'subscription',5000,5000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(12,'owed',6,1,1,'subscription',1500,1500,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(13,'owed',6,2,1,'subscription',2000,2000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(14,'owed',7,3,1,'subscription',400,400,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(15,'points',7,3,1,'plan',10,10,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,12);
INSERT INTO "entry" VALUES(16,'owed',8,2,1,'subscription',2000,2000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(17,'owed',8,1,1,'subscription',800,800,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(18,'owed',10,5,1,'subscription',1000,1000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(19,'points',10,5,1,'plan',10,10,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,15);
INSERT INTO "entry" VALUES(20,'owed',12,1,1,'subscription',1500,1500,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(21,'owed',12,6,1,'subscription',2500,2500,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(22,'owed',14,5,1,'subscription',1000,1000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(23,'points',14,5,1,'plan',10,10,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,18);
INSERT INTO "entry" VALUES(24,'owed',15,2,1,'subscription',2000,2000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(25,'owed',18,3,1,'subscription',2000,2000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(26,'points',18,3,1,'plan',10,10,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,20);
INSERT INTO "entry" VALUES(27,'owed',18,1,1,'subscription',800,800,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(28,'owed',21,1,1,'subscription',750,750,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(29,'owed',29,4,1,'subscription',2000,2000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(30,'owed',33,6,1,'subscription',7500,7500,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(31,'owed',34,5,1,'subscription',1000,1000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(32,'points',34,5,1,'plan',10,10,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,25);
INSERT INTO "entry" VALUES(33,'owed',34,2,1,'subscription',2000,2000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(34,'owed',40,1,1,'subscription',1500,1500,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(35,'owed',40,2,1,'subscription',2000,2000,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(36,'owed',1,1,2,'payment',-1500,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(37,'owed',1,2,2,'payment',-2000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(38,'owed',1,3,2,'payment',-2000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(39,'owed',1,5,2,'payment',-1000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(40,'owed',3,3,2,'payment',-1000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(41,'owed',3,1,2,'payment',-750,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(42,'owed',4,4,2,'payment',-2000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(43,'owed',6,6,2,'payment',-5000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(44,'owed',6,1,2,'payment',-1500,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(45,'owed',6,2,2,'payment',-2000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(46,'owed',7,3,2,'payment',-400,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(47,'owed',8,2,2,'payment',-2000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(48,'owed',8,1,2,'payment',-800,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(49,'owed',10,5,2,'payment',-1000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(50,'owed',12,1,2,'payment',-1500,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(51,'owed',12,6,2,'payment',-2500,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(52,'owed',14,5,2,'payment',-1000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(53,'owed',15,2,2,'payment',-2000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(54,'owed',18,3,2,'payment',-2000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(55,'owed',18,1,2,'payment',-800,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(56,'owed',21,1,2,'payment',-750,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(57,'owed',29,4,2,'payment',-2000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(58,'owed',33,6,2,'payment',-7500,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(59,'owed',34,5,2,'payment',-1000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(60,'owed',34,2,2,'payment',-2000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(61,'owed',40,1,2,'payment',-1500,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(62,'owed',40,2,2,'payment',-2000,0,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(63,'points',10,5,2,'counted',4,14,'2026-11-23T10:00:00.000000+00:00',NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(64,'owed',14,5,3,'loan',200,200,'2026-05-28T10:00:00.000000+00:00',1,1,NULL,NULL);
INSERT INTO "entry" VALUES(65,'owed',40,2,3,'late',1100,1100,'2026-10-04T10:00:00.000000+00:00',2,7,NULL,NULL);
INSERT INTO "entry" VALUES(66,'owed',40,1,3,'late',100,100,'2026-10-14T10:00:00.000000+00:00',5,9,NULL,NULL);
INSERT INTO "entry" VALUES(67,'owed',21,1,3,'late',125,125,'2026-11-18T10:00:00.000000+00:00',6,25,NULL,NULL);
INSERT INTO "entry" VALUES(68,'owed',10,5,3,'loan',200,200,'2026-11-21T10:00:00.000000+00:00',25,30,NULL,NULL);
INSERT INTO "entry" VALUES(69,'points',1,3,2,'taken',-1,9,'2026-11-11T10:00:00.000000+00:00',NULL,37,NULL,NULL);
INSERT INTO "entry" VALUES(70,'points',1,3,3,'taken',-2,7,'2026-11-11T10:00:00.000000+00:00',NULL,37,NULL,NULL);
INSERT INTO "entry" VALUES(71,'points',1,5,2,'taken',-2,8,'2026-11-17T10:00:00.000000+00:00',NULL,39,NULL,NULL);
INSERT INTO "entry" VALUES(72,'points',3,3,2,'taken',-2,8,'2026-11-20T10:00:00.000000+00:00',NULL,41,NULL,NULL);
INSERT INTO "entry" VALUES(73,'points',7,3,2,'taken',-1,9,'2026-11-14T10:00:00.000000+00:00',NULL,43,NULL,NULL);
INSERT INTO "entry" VALUES(74,'points',7,3,3,'taken',-1,8,'2026-11-14T10:00:00.000000+00:00',NULL,43,NULL,NULL);
INSERT INTO "entry" VALUES(75,'points',18,3,2,'taken',-2,8,'2026-11-15T10:00:00.000000+00:00',NULL,45,NULL,NULL);
INSERT INTO "entry" VALUES(76,'points',18,3,3,'taken',-6,2,'2026-11-15T10:00:00.000000+00:00',NULL,45,NULL,NULL);
INSERT INTO "entry" VALUES(77,'points',24,7,1,'taken',-1,-1,'2026-11-18T10:00:00.000000+00:00',NULL,47,NULL,NULL);
INSERT INTO "entry" VALUES(78,'points',24,7,2,'taken',-1,-2,'2026-11-18T10:00:00.000000+00:00',NULL,47,NULL,NULL);
INSERT INTO "entry" VALUES(79,'points',24,7,3,'given',4,2,'2026-11-18T10:00:00.000000+00:00',NULL,47,NULL,NULL);
INSERT INTO "entry" VALUES(80,'points',27,9,1,'given',1,1,'2026-11-03T10:00:00.000000+00:00',NULL,49,NULL,NULL);
INSERT INTO "entry" VALUES(81,'points',27,9,2,'given',2,3,'2026-11-03T10:00:00.000000+00:00',NULL,49,NULL,NULL);
INSERT INTO "entry" VALUES(82,'points',1,3,4,'taken',-1,6,'2026-11-23T10:12:00.000000+00:00',NULL,56,NULL,NULL);
INSERT INTO "entry" VALUES(83,'points',1,3,5,'taken',-2,4,'2026-11-23T10:13:00.000000+00:00',NULL,56,NULL,NULL);
INSERT INTO "entry" VALUES(84,'points',18,3,4,'taken',-2,0,'2026-11-23T10:15:00.000000+00:00',NULL,59,NULL,NULL);
INSERT INTO "entry" VALUES(85,'points',34,5,2,'taken',-6,4,'2026-11-23T10:16:00.000000+00:00',NULL,60,NULL,NULL);
INSERT INTO "entry" VALUES(86,'owed',40,2,4,'late',1500,2600,'2026-11-23T10:19:00.000000+00:00',3,63,NULL,NULL);
INSERT INTO "entry" VALUES(87,'owed',40,2,5,'undone',-1500,1100,'2026-11-23T10:20:00.000000+00:00',3,64,86,NULL);
INSERT INTO "entry" VALUES(88,'owed',21,1,4,'late',25,150,'2026-11-23T10:21:00.000000+00:00',9,65,NULL,NULL);
INSERT INTO "entry" VALUES(89,'owed',40,2,6,'payment',-100,1000,'2026-11-23T10:24:00.000000+00:00',NULL,NULL,NULL,NULL);
CREATE TABLE flaw (
	item_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	missing INTEGER NOT NULL, 
	broken INTEGER NOT NULL, 
	CONSTRAINT pk_flaw PRIMARY KEY (item_id, name), 
	CONSTRAINT ck_flaw_something CHECK (missing >= 0 AND broken >= 0 AND missing + broken > 0), 
	CONSTRAINT fk_flaw_item_id FOREIGN KEY(item_id) REFERENCES item (id)
)
 STRICT

;
CREATE TABLE "inbox" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	initiative_id INTEGER, 
	item_id INTEGER, 
	loan_id INTEGER, 
	member_id INTEGER, 
	line INTEGER, 
	report_id INTEGER, 
	settled_at TEXT, 
	settled_by TEXT, 
	outcome TEXT, 
	device TEXT, 
	trouble TEXT, 
	CONSTRAINT ck_inbox_settled CHECK ((settled_at IS NULL) = (settled_by IS NULL)), 
	CONSTRAINT fk_inbox_loan_id FOREIGN KEY(loan_id) REFERENCES loan (id), 
	CONSTRAINT fk_inbox_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_inbox_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_inbox_line FOREIGN KEY(line) REFERENCES operation (seq), 
	CONSTRAINT fk_inbox_report_id FOREIGN KEY(report_id) REFERENCES report (id), 
	CONSTRAINT fk_inbox_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id), 
	CONSTRAINT ck_inbox_kind CHECK (kind IN ('parts', 'check', 'found', 'points', 'reserved', 'held', 'noted', 'trouble')), 
	CONSTRAINT ck_inbox_trouble CHECK ((kind = 'trouble') = (initiative_id IS NULL) AND (kind = 'trouble') = (device IS NOT NULL) AND (kind = 'trouble') = (trouble IS NOT NULL))
)
 STRICT

;
INSERT INTO "inbox" VALUES(1,'2026-11-18T10:00:00.000000+00:00','parts',1,9,6,21,25,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "inbox" VALUES(2,'2026-11-20T10:00:00.000000+00:00','points',3,NULL,NULL,3,41,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "inbox" VALUES(3,'2026-11-23T10:07:00.000000+00:00','parts',1,8,12,1,52,2,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "inbox" VALUES(4,'2026-11-23T10:09:00.000000+00:00','parts',2,30,23,1,53,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "inbox" VALUES(5,'2026-11-23T10:13:00.000000+00:00','points',3,NULL,NULL,1,56,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "inbox" VALUES(6,'2026-11-23T10:14:00.000000+00:00','points',3,NULL,NULL,3,58,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "inbox" VALUES(7,'2026-11-23T10:23:00.000000+00:00','parts',1,26,18,NULL,67,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE induction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	member_id INTEGER NOT NULL, 
	card_id INTEGER, 
	item_id INTEGER, 
	initiative_id INTEGER, 
	category TEXT, 
	noted_at TEXT NOT NULL, 
	CONSTRAINT ck_induction_one_thing CHECK ((item_id IS NULL) <> (category IS NULL) AND (category IS NULL) = (initiative_id IS NULL)), 
	CONSTRAINT fk_induction_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_induction_card_id FOREIGN KEY(card_id) REFERENCES card (id), 
	CONSTRAINT fk_induction_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_induction_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id)
)
 STRICT

;
INSERT INTO "induction" VALUES(1,1,NULL,NULL,2,'boren','2026-11-23T10:00:00.000000+00:00');
INSERT INTO "induction" VALUES(2,5,NULL,NULL,2,'zagen','2026-11-23T10:00:00.000000+00:00');
CREATE TABLE initiative (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT uq_initiative_key UNIQUE ("key")
)
 STRICT

;
INSERT INTO "initiative" VALUES(1,'spelotheek','Spelotheek','#2E7DAF',1);
INSERT INTO "initiative" VALUES(2,'instrumentheek','Instrumentheek','#C4661F',2);
INSERT INTO "initiative" VALUES(3,'babytheek','Babytheek','#8A5AA8',3);
INSERT INTO "initiative" VALUES(4,'velootje','’t Velootje','#4C8A3A',4);
INSERT INTO "initiative" VALUES(5,'sportrijk','Sportrijk','#B8336A',5);
INSERT INTO "initiative" VALUES(6,'legotheek','Legotheek','#B3261E',6);
INSERT INTO "initiative" VALUES(7,'swopengo','Swop & Go','#00838F',7);
INSERT INTO "initiative" VALUES(8,'boekdelen','Boekdelen','#7A6A2A',8);
INSERT INTO "initiative" VALUES(9,'stekjesruil','Stekjesruil','#3F7D58',9);
INSERT INTO "initiative" VALUES(10,'fietskeuken','Fietskeuken','#5C6BC0',10);
INSERT INTO "initiative" VALUES(11,'digipunt','Digipunt','#455A64',11);
INSERT INTO "initiative" VALUES(12,'pamperbank','Pamperbank','#A0527D',12);
INSERT INTO "initiative" VALUES(13,'poezewoef','Poezewoef','#8D6E46',13);
CREATE TABLE "item" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	barcode TEXT NOT NULL, 
	code_kind TEXT DEFAULT 'item' NOT NULL, 
	name TEXT NOT NULL, 
	category TEXT NOT NULL, 
	initiative_id INTEGER NOT NULL, 
	loan_days INTEGER, 
	value INTEGER DEFAULT '0' NOT NULL, 
	condition TEXT DEFAULT 'good' NOT NULL, 
	picture TEXT, 
	adults_only INTEGER DEFAULT '0' NOT NULL, 
	volunteers_only INTEGER DEFAULT '0' NOT NULL, 
	needs_induction INTEGER DEFAULT '0' NOT NULL, 
	safe_until TEXT, 
	when_borrowing TEXT, 
	when_returning TEXT, 
	kept_for INTEGER, 
	kept_until TEXT, 
	swap_points INTEGER, 
	CONSTRAINT fk_item_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id), 
	CONSTRAINT ck_item_kept CHECK ((kept_for IS NULL) = (kept_until IS NULL)), 
	CONSTRAINT ck_item_value CHECK (value >= 0), 
	CONSTRAINT fk_item_barcode_code_kind FOREIGN KEY(barcode, code_kind) REFERENCES code (code, kind), 
	CONSTRAINT fk_item_kept_for FOREIGN KEY(kept_for) REFERENCES member (id), 
	CONSTRAINT ck_item_loan_days CHECK (loan_days BETWEEN 1 AND 3660), 
	CONSTRAINT ck_item_code_kind CHECK (code_kind = 'item'), 
	CONSTRAINT uq_item_barcode UNIQUE (barcode), 
	CONSTRAINT ck_item_condition CHECK (condition IN ('good', 'check', 'repair', 'missing', 'withdrawn', 'gone')), 
	CONSTRAINT ck_item_swap_points CHECK (swap_points >= 0), 
	CONSTRAINT ck_item_gone CHECK (condition <> 'gone' OR swap_points IS NOT NULL)
)
 STRICT

;
INSERT INTO "item" VALUES(1,'SPE-0041','item','Houten puzzel boerderij','puzzel',1,NULL,0,'good','puzzle',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(2,'SPE-0042','item','Puzzel wereldkaart, 200 stukken','puzzel',1,NULL,0,'good','puzzle',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(3,'SPE-0043','item','Vloerpuzzel brandweer','puzzel',1,NULL,0,'good','puzzle',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(4,'SPE-0044','item','Puzzel dieren, 48 stukken','puzzel',1,NULL,0,'good','puzzle',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(5,'SPE-0045','item','Legpuzzel kasteel, 500 stukken','puzzel',1,NULL,0,'good','puzzle',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(6,'SPE-0046','item','Legpuzzel zee, 1000 stukken','puzzel',1,NULL,0,'good','puzzle',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(7,'SPE-0047','item','Legpuzzel kat, 300 stukken','puzzel',1,NULL,0,'good','puzzle',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(8,'SPE-0048','item','Ganzenbord','spel',1,NULL,0,'check','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(9,'SPE-0049','item','Memory dieren','spel',1,NULL,0,'check','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(10,'SPE-0050','item','Kolonisten','spel',1,NULL,0,'good','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(11,'SPE-0051','item','Ladderspel','spel',1,NULL,0,'good','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(12,'SPE-0052','item','Kwartet reuzengroot','spel',1,NULL,0,'good','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(13,'SPE-0053','item','Scrabble Junior','spel',1,NULL,0,'good','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(14,'SPE-0054','item','Mens erger je niet','spel',1,NULL,0,'good','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(15,'SPE-0055','item','Rummikub','spel',1,NULL,0,'good','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(16,'SPE-0056','item','Halli Galli','spel',1,NULL,0,'good','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(17,'SPE-0057','item','Boomgaard','spel',1,NULL,0,'good','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(18,'SPE-0058','item','Vier op een rij','spel',1,NULL,0,'good','boardgame',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(19,'SPE-0059','item','Houten treinbaan','speelgoed',1,NULL,0,'good','train',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(20,'SPE-0060','item','Trein met brug','speelgoed',1,NULL,0,'good','train',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(21,'SPE-0061','item','Treinset station','speelgoed',1,NULL,0,'good','train',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(22,'SPE-0062','item','Bouwblokken natuur','speelgoed',1,NULL,0,'good','blocks',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(23,'SPE-0063','item','Kapla 200','speelgoed',1,NULL,0,'good','blocks',0,0,0,NULL,'Tel de plankjes: het zijn er 200.',NULL,1,'2026-11-29',NULL);
INSERT INTO "item" VALUES(24,'SPE-0064','item','Magneetblokken','speelgoed',1,NULL,0,'good','blocks',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(25,'SPE-0065','item','Stapeltoren','speelgoed',1,NULL,0,'good','blocks',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(26,'SPE-0066','item','Poppenhuis','speelgoed',1,NULL,0,'check','doll',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(27,'SPE-0067','item','Babypop met bedje','speelgoed',1,NULL,0,'good','doll',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(28,'SPE-0068','item','Poppenwagen','speelgoed',1,NULL,0,'good','doll',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(29,'SPE-0069','item','Handpoppen sprookjes','speelgoed',1,NULL,0,'good','doll',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(30,'INS-0141','item','Klopboormachine','boren',2,NULL,12000,'check','drill',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(31,'INS-0142','item','Accuboormachine 18 V','boren',2,NULL,12000,'good','drill',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(32,'INS-0143','item','Boorhamer','boren',2,NULL,12000,'good','drill',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(33,'INS-0144','item','Schroefmachine','boren',2,NULL,12000,'good','drill',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(34,'INS-0145','item','Decoupeerzaag','zagen',2,NULL,15000,'good','jigsaw',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(35,'INS-0146','item','Cirkelzaag','zagen',2,NULL,15000,'good','saw',1,0,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(36,'INS-0147','item','Reciprozaag','zagen',2,NULL,15000,'repair','saw',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(37,'INS-0148','item','Verstekzaag','zagen',2,NULL,15000,'good','saw',1,0,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(38,'INS-0149','item','Kettingzaag elektrisch','zagen',2,NULL,15000,'good','saw',1,0,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(39,'INS-0150','item','Vouwladder 4 m','ladders',2,NULL,14000,'good','ladder',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(40,'INS-0151','item','Trapladder 6 treden','ladders',2,NULL,14000,'good','ladder',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(41,'INS-0152','item','Schuifladder 7 m','ladders',2,NULL,14000,'good','ladder',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(42,'INS-0153','item','Gereedschapskoffer','gereedschap',2,NULL,6000,'good','toolbox',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(43,'INS-0154','item','Doppenset','gereedschap',2,NULL,6000,'good','toolbox',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(44,'INS-0155','item','Loodgietersset','gereedschap',2,NULL,6000,'good','toolbox',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(45,'INS-0156','item','Tegelsnijder','gereedschap',2,NULL,6000,'good','toolbox',1,1,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(46,'INS-0157','item','Behangset','gereedschap',2,NULL,6000,'good','toolbox',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(47,'INS-0158','item','Vlakschuurmachine','schuren',2,NULL,7000,'good','sander',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(48,'INS-0159','item','Excenterschuurmachine','schuren',2,NULL,7000,'good','sander',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(49,'INS-0160','item','Bandschuurmachine','schuren',2,NULL,7000,'good','sander',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(50,'INS-0161','item','Deltaschuurder','schuren',2,NULL,7000,'good','sander',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(51,'INS-0162','item','Luidspreker met statief','beeld',2,NULL,22000,'good','speaker',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(52,'INS-0163','item','Karaokebox','beeld',2,NULL,22000,'good','speaker',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(53,'INS-0164','item','Bluetooth-luidspreker','beeld',2,NULL,22000,'good','speaker',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(54,'INS-0165','item','Beamer full HD','beeld',2,NULL,22000,'good','projector',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(55,'INS-0166','item','Projectiescherm 2 m','beeld',2,NULL,22000,'good','projector',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(56,'INS-0167','item','Spiegelreflexcamera','beeld',2,NULL,22000,'good','camera',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(57,'INS-0168','item','Actiecamera','beeld',2,NULL,22000,'good','camera',1,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(58,'BAB-0241','item','Autostoel groep 0','autostoel',3,NULL,13000,'good','seat',0,0,0,'2027-06-11',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(59,'BAB-0242','item','Autostoel i-Size','autostoel',3,NULL,13000,'good','seat',0,0,0,'2031-01-01',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(60,'BAB-0243','item','Fietsstoel vooraan','autostoel',3,NULL,13000,'good','seat',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(61,'BAB-0244','item','Verhoger auto','autostoel',3,NULL,13000,'good','seat',0,0,0,'2026-11-03',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(62,'BAB-0245','item','Autostoel draaibaar','autostoel',3,NULL,13000,'good','seat',0,0,0,'2033-09-27',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(63,'BAB-0246','item','Kinderwagen','wagen',3,NULL,18000,'good','pram',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(64,'BAB-0247','item','Buggy licht','wagen',3,NULL,18000,'good','pram',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(65,'BAB-0248','item','Duobuggy','wagen',3,NULL,18000,'good','pram',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(66,'BAB-0249','item','Wandelwagen','wagen',3,NULL,18000,'good','pram',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(67,'BAB-0250','item','Reisbed','bed',3,NULL,0,'good','cot',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(68,'BAB-0251','item','Babybed 60 x 120','bed',3,NULL,0,'good','cot',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(69,'BAB-0252','item','Co-sleeper','bed',3,NULL,0,'good','cot',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(70,'BAB-0253','item','Wieg','bed',3,NULL,0,'good','cot',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(71,'BAB-0254','item','Traphek 75–95 cm','hek',3,NULL,0,'good','stairgate',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(72,'BAB-0255','item','Traphek hout','hek',3,NULL,0,'good','stairgate',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(73,'BAB-0256','item','Deurhek zonder boren','hek',3,NULL,0,'good','stairgate',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(74,'BAB-0257','item','Kinderstoel hout','stoel',3,NULL,0,'good','highchair',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(75,'BAB-0258','item','Kinderstoel plooibaar','stoel',3,NULL,0,'good','highchair',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(76,'BAB-0259','item','Tafelhangstoel','stoel',3,NULL,0,'good','highchair',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(77,'VEL-0341','item','Loopfiets blauw','fiets',4,NULL,9000,'good','bike',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(78,'VEL-0342','item','Loopfiets hout','fiets',4,NULL,9000,'good','bike',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(79,'VEL-0343','item','Fiets 12 duim','fiets',4,NULL,9000,'good','bike',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(80,'VEL-0344','item','Fiets 14 duim rood','fiets',4,NULL,9000,'good','bike',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(81,'VEL-0345','item','Fiets 16 duim','fiets',4,NULL,9000,'good','bike',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(82,'VEL-0346','item','Fiets 16 duim groen','fiets',4,NULL,9000,'good','bike',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(83,'VEL-0347','item','Fiets 20 duim','fiets',4,NULL,9000,'good','bike',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(84,'VEL-0348','item','Fiets 20 duim geel','fiets',4,NULL,9000,'good','bike',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(85,'VEL-0349','item','Fiets 24 duim','fiets',4,NULL,9000,'good','bike',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(86,'VEL-0350','item','Driewieler','fiets',4,NULL,9000,'good','bike',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(87,'VEL-0351','item','Fietshelm 46–50 cm','helm',4,NULL,0,'good','helmet',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(88,'VEL-0352','item','Fietshelm 50–54 cm','helm',4,NULL,0,'good','helmet',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(89,'VEL-0353','item','Fietshelm 52–56 cm','helm',4,NULL,0,'good','helmet',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(90,'VEL-0354','item','Fietshelm rood','helm',4,NULL,0,'good','helmet',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(91,'VEL-0355','item','Fietszitje achteraan','zitje',4,NULL,0,'good','seat',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(92,'VEL-0356','item','Aanhangfiets','zitje',4,NULL,0,'good','seat',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(93,'SPO-0441','item','Basketbal','bal',5,NULL,0,'good','ball',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(94,'SPO-0442','item','Voetbal maat 4','bal',5,NULL,0,'good','ball',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(95,'SPO-0443','item','Volleybal','bal',5,NULL,0,'good','ball',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(96,'SPO-0444','item','Rugbybal','bal',5,NULL,0,'good','ball',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(97,'SPO-0445','item','Springbal','bal',5,NULL,0,'good','ball',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(98,'SPO-0446','item','Rolschaatsen 34–37','wielen',5,NULL,0,'good','skates',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(99,'SPO-0447','item','Skeelers 38–41','wielen',5,NULL,0,'good','skates',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(100,'SPO-0448','item','Schaatsen 36','wielen',5,NULL,0,'good','skates',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(101,'SPO-0449','item','Skateboard','wielen',5,NULL,0,'good','skates',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(102,'SPO-0450','item','Badmintonset','racket',5,NULL,0,'good','racket',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(103,'SPO-0451','item','Tennisracket junior','racket',5,NULL,0,'good','racket',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(104,'SPO-0452','item','Padelracket','racket',5,NULL,0,'good','racket',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(105,'SPO-0453','item','Tafeltennisset','racket',5,NULL,0,'good','racket',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(106,'SPO-0454','item','Tent 2 personen','kamperen',5,NULL,8000,'good','tent',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(107,'SPO-0455','item','Tent 4 personen','kamperen',5,NULL,8000,'good','tent',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(108,'SPO-0456','item','Speeltent','kamperen',5,NULL,8000,'good','tent',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(109,'SPO-0457','item','Slaapmat en slaapzak','kamperen',5,NULL,8000,'good','tent',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(110,'SPO-0458','item','Hometrainer','fitness',5,NULL,16000,'good','fitness',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(111,'SPO-0459','item','Roeitoestel','fitness',5,NULL,16000,'good','fitness',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(112,'SPO-0460','item','Halterset','fitness',5,NULL,16000,'good','fitness',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(113,'SPO-0461','item','Yogamat','fitness',5,NULL,16000,'good','fitness',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(114,'SPO-0462','item','Loopband','fitness',5,NULL,16000,'good','fitness',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(115,'LEG-0541','item','LEGO politiebureau','lego',6,NULL,0,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(116,'LEG-0542','item','LEGO boerderij','lego',6,NULL,0,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(117,'LEG-0543','item','LEGO ruimtestation','lego',6,NULL,0,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(118,'LEG-0544','item','LEGO vuilniswagen','lego',6,NULL,0,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(119,'LEG-0545','item','LEGO piratenschip','lego',6,NULL,0,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(120,'LEG-0546','item','LEGO treinstation','lego',6,NULL,0,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(121,'LEG-0547','item','DUPLO dierentuin','duplo',6,NULL,0,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(122,'LEG-0548','item','DUPLO brandweer','duplo',6,NULL,0,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(123,'LEG-0549','item','LEGO kasteel','technic',6,NULL,12000,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(124,'LEG-0550','item','LEGO Technic kraan','technic',6,NULL,12000,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(125,'LEG-0551','item','LEGO basisdoos','lego',6,NULL,0,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(126,'LEG-0552','item','LEGO vliegtuig','lego',6,NULL,0,'good','lego',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(127,'SWO-0641','item','Regenpak 4 jaar','kleren',7,NULL,0,'good','clothes',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(128,'SWO-0642','item','Winterjas 6 jaar','kleren',7,NULL,0,'good','clothes',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(129,'SWO-0643','item','Skipak 8 jaar','kleren',7,NULL,0,'good','clothes',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(130,'SWO-0644','item','Carnavalspak piraat','kleren',7,NULL,0,'good','clothes',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(131,'SWO-0645','item','Communiekleed','kleren',7,NULL,0,'good','clothes',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(132,'SWO-0646','item','Botten maat 26','schoenen',7,NULL,0,'good','shoes',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(133,'SWO-0647','item','Wandelschoenen maat 31','schoenen',7,NULL,0,'good','shoes',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(134,'SWO-0648','item','Voetbalschoenen maat 34','schoenen',7,NULL,0,'good','shoes',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(135,'BOE-0741','item','Kookboek wereldkeuken','boek',8,NULL,0,'good','book',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(136,'BOE-0742','item','Prentenboek seizoenen','boek',8,NULL,0,'good','book',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(137,'BOE-0743','item','Leesdoos eerste leerjaar','boek',8,NULL,0,'good','book',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(138,'BOE-0744','item','Luisterboek sprookjes','boek',8,NULL,0,'good','book',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(139,'BOE-0745','item','Reisgids fietsroutes','boek',8,NULL,0,'good','book',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(140,'STE-0841','item','Stekbak met lamp','kweken',9,NULL,0,'good','plant',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(141,'STE-0842','item','Zaaibakken','kweken',9,NULL,0,'good','plant',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(142,'STE-0843','item','Plantenpers','kweken',9,NULL,0,'good','plant',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(143,'STE-0844','item','Moestuinkist','kweken',9,NULL,0,'good','box',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(144,'STE-0845','item','Kweekkas klein','kweken',9,NULL,0,'good','box',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(145,'STE-0846','item','Compostvat','kweken',9,NULL,0,'good','box',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "item" VALUES(146,'SWO-0649','item','Feestjurk maat 128','kleren',7,NULL,0,'good','clothes',0,0,0,NULL,NULL,NULL,NULL,NULL,4);
INSERT INTO "item" VALUES(147,'SWO-0650','item','Kostuum maat 140','kleren',7,NULL,0,'good','clothes',0,0,0,NULL,NULL,NULL,NULL,NULL,4);
INSERT INTO "item" VALUES(148,'SWO-0651','item','Winterlaarzen maat 30','schoenen',7,NULL,0,'good','shoes',0,0,0,NULL,NULL,NULL,NULL,NULL,3);
INSERT INTO "item" VALUES(149,'SPO-0463','item','Stepbank','fitness',5,NULL,16000,'gone','fitness',0,0,0,NULL,NULL,NULL,NULL,NULL,6);
INSERT INTO "item" VALUES(150,'STE-0847','item','Vijgenboom in pot','kweken',9,NULL,0,'good','plant',0,0,0,NULL,NULL,NULL,NULL,NULL,5);
CREATE TABLE journal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at TEXT NOT NULL, 
	kiosk TEXT NOT NULL, 
	who TEXT NOT NULL, 
	what TEXT NOT NULL, 
	operation TEXT, 
	item_id INTEGER, 
	member_id INTEGER, 
	loan_id INTEGER
)
 STRICT

;
INSERT INTO "journal" VALUES(1,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(2,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(3,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(4,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(5,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(6,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(7,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(8,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(9,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(10,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(11,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(12,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(13,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','initiative added',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(14,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','house applied',NULL,NULL,NULL,NULL);
INSERT INTO "journal" VALUES(15,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,1,NULL,NULL);
INSERT INTO "journal" VALUES(16,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,2,NULL,NULL);
INSERT INTO "journal" VALUES(17,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,3,NULL,NULL);
INSERT INTO "journal" VALUES(18,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,4,NULL,NULL);
INSERT INTO "journal" VALUES(19,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,5,NULL,NULL);
INSERT INTO "journal" VALUES(20,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,6,NULL,NULL);
INSERT INTO "journal" VALUES(21,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,7,NULL,NULL);
INSERT INTO "journal" VALUES(22,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,8,NULL,NULL);
INSERT INTO "journal" VALUES(23,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,9,NULL,NULL);
INSERT INTO "journal" VALUES(24,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,10,NULL,NULL);
INSERT INTO "journal" VALUES(25,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,11,NULL,NULL);
INSERT INTO "journal" VALUES(26,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,12,NULL,NULL);
INSERT INTO "journal" VALUES(27,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,13,NULL,NULL);
INSERT INTO "journal" VALUES(28,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,14,NULL,NULL);
INSERT INTO "journal" VALUES(29,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,15,NULL,NULL);
INSERT INTO "journal" VALUES(30,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,16,NULL,NULL);
INSERT INTO "journal" VALUES(31,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,17,NULL,NULL);
INSERT INTO "journal" VALUES(32,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,18,NULL,NULL);
INSERT INTO "journal" VALUES(33,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,19,NULL,NULL);
INSERT INTO "journal" VALUES(34,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,20,NULL,NULL);
INSERT INTO "journal" VALUES(35,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,21,NULL,NULL);
INSERT INTO "journal" VALUES(36,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,22,NULL,NULL);
INSERT INTO "journal" VALUES(37,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,23,NULL,NULL);
INSERT INTO "journal" VALUES(38,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,24,NULL,NULL);
INSERT INTO "journal" VALUES(39,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,25,NULL,NULL);
INSERT INTO "journal" VALUES(40,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,26,NULL,NULL);
INSERT INTO "journal" VALUES(41,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,27,NULL,NULL);
INSERT INTO "journal" VALUES(42,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,28,NULL,NULL);
INSERT INTO "journal" VALUES(43,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,29,NULL,NULL);
INSERT INTO "journal" VALUES(44,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,30,NULL,NULL);
INSERT INTO "journal" VALUES(45,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,31,NULL,NULL);
INSERT INTO "journal" VALUES(46,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,32,NULL,NULL);
INSERT INTO "journal" VALUES(47,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,33,NULL,NULL);
INSERT INTO "journal" VALUES(48,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,34,NULL,NULL);
INSERT INTO "journal" VALUES(49,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,35,NULL,NULL);
INSERT INTO "journal" VALUES(50,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,36,NULL,NULL);
INSERT INTO "journal" VALUES(51,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item marked repair',NULL,36,NULL,NULL);
INSERT INTO "journal" VALUES(52,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,37,NULL,NULL);
INSERT INTO "journal" VALUES(53,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,38,NULL,NULL);
INSERT INTO "journal" VALUES(54,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,39,NULL,NULL);
INSERT INTO "journal" VALUES(55,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,40,NULL,NULL);
INSERT INTO "journal" VALUES(56,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,41,NULL,NULL);
INSERT INTO "journal" VALUES(57,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,42,NULL,NULL);
INSERT INTO "journal" VALUES(58,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,43,NULL,NULL);
INSERT INTO "journal" VALUES(59,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,44,NULL,NULL);
INSERT INTO "journal" VALUES(60,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,45,NULL,NULL);
INSERT INTO "journal" VALUES(61,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,46,NULL,NULL);
INSERT INTO "journal" VALUES(62,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,47,NULL,NULL);
INSERT INTO "journal" VALUES(63,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,48,NULL,NULL);
INSERT INTO "journal" VALUES(64,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,49,NULL,NULL);
INSERT INTO "journal" VALUES(65,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,50,NULL,NULL);
INSERT INTO "journal" VALUES(66,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,51,NULL,NULL);
INSERT INTO "journal" VALUES(67,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,52,NULL,NULL);
INSERT INTO "journal" VALUES(68,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,53,NULL,NULL);
INSERT INTO "journal" VALUES(69,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,54,NULL,NULL);
INSERT INTO "journal" VALUES(70,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,55,NULL,NULL);
INSERT INTO "journal" VALUES(71,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,56,NULL,NULL);
INSERT INTO "journal" VALUES(72,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,57,NULL,NULL);
INSERT INTO "journal" VALUES(73,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,58,NULL,NULL);
INSERT INTO "journal" VALUES(74,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,59,NULL,NULL);
INSERT INTO "journal" VALUES(75,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,60,NULL,NULL);
INSERT INTO "journal" VALUES(76,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,61,NULL,NULL);
INSERT INTO "journal" VALUES(77,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,62,NULL,NULL);
INSERT INTO "journal" VALUES(78,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,63,NULL,NULL);
INSERT INTO "journal" VALUES(79,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,64,NULL,NULL);
INSERT INTO "journal" VALUES(80,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,65,NULL,NULL);
INSERT INTO "journal" VALUES(81,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,66,NULL,NULL);
INSERT INTO "journal" VALUES(82,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,67,NULL,NULL);
INSERT INTO "journal" VALUES(83,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,68,NULL,NULL);
INSERT INTO "journal" VALUES(84,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,69,NULL,NULL);
INSERT INTO "journal" VALUES(85,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,70,NULL,NULL);
INSERT INTO "journal" VALUES(86,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,71,NULL,NULL);
INSERT INTO "journal" VALUES(87,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,72,NULL,NULL);
INSERT INTO "journal" VALUES(88,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,73,NULL,NULL);
INSERT INTO "journal" VALUES(89,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,74,NULL,NULL);
INSERT INTO "journal" VALUES(90,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,75,NULL,NULL);
INSERT INTO "journal" VALUES(91,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,76,NULL,NULL);
INSERT INTO "journal" VALUES(92,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,77,NULL,NULL);
INSERT INTO "journal" VALUES(93,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,78,NULL,NULL);
INSERT INTO "journal" VALUES(94,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,79,NULL,NULL);
INSERT INTO "journal" VALUES(95,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,80,NULL,NULL);
INSERT INTO "journal" VALUES(96,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,81,NULL,NULL);
INSERT INTO "journal" VALUES(97,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,82,NULL,NULL);
INSERT INTO "journal" VALUES(98,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,83,NULL,NULL);
INSERT INTO "journal" VALUES(99,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,84,NULL,NULL);
INSERT INTO "journal" VALUES(100,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,85,NULL,NULL);
INSERT INTO "journal" VALUES(101,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,86,NULL,NULL);
INSERT INTO "journal" VALUES(102,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,87,NULL,NULL);
INSERT INTO "journal" VALUES(103,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,88,NULL,NULL);
INSERT INTO "journal" VALUES(104,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,89,NULL,NULL);
INSERT INTO "journal" VALUES(105,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,90,NULL,NULL);
INSERT INTO "journal" VALUES(106,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,91,NULL,NULL);
INSERT INTO "journal" VALUES(107,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,92,NULL,NULL);
INSERT INTO "journal" VALUES(108,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,93,NULL,NULL);
INSERT INTO "journal" VALUES(109,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,94,NULL,NULL);
INSERT INTO "journal" VALUES(110,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,95,NULL,NULL);
INSERT INTO "journal" VALUES(111,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,96,NULL,NULL);
INSERT INTO "journal" VALUES(112,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,97,NULL,NULL);
INSERT INTO "journal" VALUES(113,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,98,NULL,NULL);
INSERT INTO "journal" VALUES(114,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,99,NULL,NULL);
INSERT INTO "journal" VALUES(115,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,100,NULL,NULL);
INSERT INTO "journal" VALUES(116,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,101,NULL,NULL);
INSERT INTO "journal" VALUES(117,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,102,NULL,NULL);
INSERT INTO "journal" VALUES(118,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,103,NULL,NULL);
INSERT INTO "journal" VALUES(119,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,104,NULL,NULL);
INSERT INTO "journal" VALUES(120,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,105,NULL,NULL);
INSERT INTO "journal" VALUES(121,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,106,NULL,NULL);
INSERT INTO "journal" VALUES(122,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,107,NULL,NULL);
INSERT INTO "journal" VALUES(123,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,108,NULL,NULL);
INSERT INTO "journal" VALUES(124,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,109,NULL,NULL);
INSERT INTO "journal" VALUES(125,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,110,NULL,NULL);
INSERT INTO "journal" VALUES(126,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,111,NULL,NULL);
INSERT INTO "journal" VALUES(127,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,112,NULL,NULL);
INSERT INTO "journal" VALUES(128,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,113,NULL,NULL);
INSERT INTO "journal" VALUES(129,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,114,NULL,NULL);
INSERT INTO "journal" VALUES(130,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,115,NULL,NULL);
INSERT INTO "journal" VALUES(131,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,116,NULL,NULL);
INSERT INTO "journal" VALUES(132,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,117,NULL,NULL);
INSERT INTO "journal" VALUES(133,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,118,NULL,NULL);
INSERT INTO "journal" VALUES(134,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,119,NULL,NULL);
INSERT INTO "journal" VALUES(135,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,120,NULL,NULL);
INSERT INTO "journal" VALUES(136,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,121,NULL,NULL);
INSERT INTO "journal" VALUES(137,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,122,NULL,NULL);
INSERT INTO "journal" VALUES(138,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,123,NULL,NULL);
INSERT INTO "journal" VALUES(139,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,124,NULL,NULL);
INSERT INTO "journal" VALUES(140,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,125,NULL,NULL);
INSERT INTO "journal" VALUES(141,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,126,NULL,NULL);
INSERT INTO "journal" VALUES(142,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,127,NULL,NULL);
INSERT INTO "journal" VALUES(143,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,128,NULL,NULL);
INSERT INTO "journal" VALUES(144,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,129,NULL,NULL);
INSERT INTO "journal" VALUES(145,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,130,NULL,NULL);
INSERT INTO "journal" VALUES(146,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,131,NULL,NULL);
INSERT INTO "journal" VALUES(147,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,132,NULL,NULL);
INSERT INTO "journal" VALUES(148,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,133,NULL,NULL);
INSERT INTO "journal" VALUES(149,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,134,NULL,NULL);
INSERT INTO "journal" VALUES(150,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,135,NULL,NULL);
INSERT INTO "journal" VALUES(151,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,136,NULL,NULL);
INSERT INTO "journal" VALUES(152,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,137,NULL,NULL);
INSERT INTO "journal" VALUES(153,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,138,NULL,NULL);
INSERT INTO "journal" VALUES(154,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,139,NULL,NULL);
INSERT INTO "journal" VALUES(155,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,140,NULL,NULL);
INSERT INTO "journal" VALUES(156,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,141,NULL,NULL);
INSERT INTO "journal" VALUES(157,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,142,NULL,NULL);
INSERT INTO "journal" VALUES(158,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,143,NULL,NULL);
INSERT INTO "journal" VALUES(159,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,144,NULL,NULL);
INSERT INTO "journal" VALUES(160,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,145,NULL,NULL);
INSERT INTO "journal" VALUES(161,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,146,NULL,NULL);
INSERT INTO "journal" VALUES(162,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,147,NULL,NULL);
INSERT INTO "journal" VALUES(163,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,148,NULL,NULL);
INSERT INTO "journal" VALUES(164,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,149,NULL,NULL);
INSERT INTO "journal" VALUES(165,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','item added',NULL,150,NULL,NULL);
INSERT INTO "journal" VALUES(166,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(167,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','PIN set',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(168,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,2,NULL);
INSERT INTO "journal" VALUES(169,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,3,NULL);
INSERT INTO "journal" VALUES(170,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member changed',NULL,NULL,3,NULL);
INSERT INTO "journal" VALUES(171,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,4,NULL);
INSERT INTO "journal" VALUES(172,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,5,NULL);
INSERT INTO "journal" VALUES(173,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,6,NULL);
INSERT INTO "journal" VALUES(174,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,7,NULL);
INSERT INTO "journal" VALUES(175,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member changed',NULL,NULL,7,NULL);
INSERT INTO "journal" VALUES(176,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,8,NULL);
INSERT INTO "journal" VALUES(177,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','PIN set',NULL,NULL,8,NULL);
INSERT INTO "journal" VALUES(178,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,9,NULL);
INSERT INTO "journal" VALUES(179,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,10,NULL);
INSERT INTO "journal" VALUES(180,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,11,NULL);
INSERT INTO "journal" VALUES(181,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,12,NULL);
INSERT INTO "journal" VALUES(182,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','PIN set',NULL,NULL,12,NULL);
INSERT INTO "journal" VALUES(183,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,13,NULL);
INSERT INTO "journal" VALUES(184,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,14,NULL);
INSERT INTO "journal" VALUES(185,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,15,NULL);
INSERT INTO "journal" VALUES(186,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,16,NULL);
INSERT INTO "journal" VALUES(187,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,17,NULL);
INSERT INTO "journal" VALUES(188,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,18,NULL);
INSERT INTO "journal" VALUES(189,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,19,NULL);
INSERT INTO "journal" VALUES(190,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,20,NULL);
INSERT INTO "journal" VALUES(191,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,21,NULL);
INSERT INTO "journal" VALUES(192,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member changed',NULL,NULL,21,NULL);
INSERT INTO "journal" VALUES(193,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,22,NULL);
INSERT INTO "journal" VALUES(194,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,23,NULL);
INSERT INTO "journal" VALUES(195,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,24,NULL);
INSERT INTO "journal" VALUES(196,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,25,NULL);
INSERT INTO "journal" VALUES(197,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,26,NULL);
INSERT INTO "journal" VALUES(198,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,27,NULL);
INSERT INTO "journal" VALUES(199,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,28,NULL);
INSERT INTO "journal" VALUES(200,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,29,NULL);
INSERT INTO "journal" VALUES(201,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,30,NULL);
INSERT INTO "journal" VALUES(202,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,31,NULL);
INSERT INTO "journal" VALUES(203,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,32,NULL);
INSERT INTO "journal" VALUES(204,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,33,NULL);
INSERT INTO "journal" VALUES(205,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,34,NULL);
INSERT INTO "journal" VALUES(206,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member changed',NULL,NULL,34,NULL);
INSERT INTO "journal" VALUES(207,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,35,NULL);
INSERT INTO "journal" VALUES(208,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,36,NULL);
INSERT INTO "journal" VALUES(209,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,37,NULL);
INSERT INTO "journal" VALUES(210,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,38,NULL);
INSERT INTO "journal" VALUES(211,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,39,NULL);
INSERT INTO "journal" VALUES(212,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,40,NULL);
INSERT INTO "journal" VALUES(213,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,41,NULL);
INSERT INTO "journal" VALUES(214,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','PIN set',NULL,NULL,41,NULL);
INSERT INTO "journal" VALUES(215,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,42,NULL);
INSERT INTO "journal" VALUES(216,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','PIN set',NULL,NULL,42,NULL);
INSERT INTO "journal" VALUES(217,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','member added',NULL,NULL,43,NULL);
INSERT INTO "journal" VALUES(218,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','PIN set',NULL,NULL,43,NULL);
INSERT INTO "journal" VALUES(219,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','induction noted',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(220,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','induction noted',NULL,NULL,5,NULL);
INSERT INTO "journal" VALUES(221,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(222,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,2,NULL);
INSERT INTO "journal" VALUES(223,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,3,NULL);
INSERT INTO "journal" VALUES(224,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,4,NULL);
INSERT INTO "journal" VALUES(225,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,5,NULL);
INSERT INTO "journal" VALUES(226,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,6,NULL);
INSERT INTO "journal" VALUES(227,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,7,NULL);
INSERT INTO "journal" VALUES(228,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,8,NULL);
INSERT INTO "journal" VALUES(229,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,9,NULL);
INSERT INTO "journal" VALUES(230,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,10,NULL);
INSERT INTO "journal" VALUES(231,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,11,NULL);
INSERT INTO "journal" VALUES(232,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,12,NULL);
INSERT INTO "journal" VALUES(233,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,13,NULL);
INSERT INTO "journal" VALUES(234,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,14,NULL);
INSERT INTO "journal" VALUES(235,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,15,NULL);
INSERT INTO "journal" VALUES(236,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,16,NULL);
INSERT INTO "journal" VALUES(237,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,17,NULL);
INSERT INTO "journal" VALUES(238,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,18,NULL);
INSERT INTO "journal" VALUES(239,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,19,NULL);
INSERT INTO "journal" VALUES(240,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,20,NULL);
INSERT INTO "journal" VALUES(241,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,21,NULL);
INSERT INTO "journal" VALUES(242,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,22,NULL);
INSERT INTO "journal" VALUES(243,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,23,NULL);
INSERT INTO "journal" VALUES(244,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,24,NULL);
INSERT INTO "journal" VALUES(245,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,25,NULL);
INSERT INTO "journal" VALUES(246,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,26,NULL);
INSERT INTO "journal" VALUES(247,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,27,NULL);
INSERT INTO "journal" VALUES(248,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,28,NULL);
INSERT INTO "journal" VALUES(249,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,29,NULL);
INSERT INTO "journal" VALUES(250,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,30,NULL);
INSERT INTO "journal" VALUES(251,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,31,NULL);
INSERT INTO "journal" VALUES(252,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,32,NULL);
INSERT INTO "journal" VALUES(253,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,33,NULL);
INSERT INTO "journal" VALUES(254,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,34,NULL);
INSERT INTO "journal" VALUES(255,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,35,NULL);
INSERT INTO "journal" VALUES(256,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,36,NULL);
INSERT INTO "journal" VALUES(257,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,37,NULL);
INSERT INTO "journal" VALUES(258,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,38,NULL);
INSERT INTO "journal" VALUES(259,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,39,NULL);
INSERT INTO "journal" VALUES(260,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,40,NULL);
INSERT INTO "journal" VALUES(261,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,6,NULL);
INSERT INTO "journal" VALUES(262,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,18,NULL);
INSERT INTO "journal" VALUES(263,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,25,NULL);
INSERT INTO "journal" VALUES(264,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card lost',NULL,NULL,25,NULL);
INSERT INTO "journal" VALUES(265,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,41,NULL);
INSERT INTO "journal" VALUES(266,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,42,NULL);
INSERT INTO "journal" VALUES(267,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','card added',NULL,NULL,43,NULL);
INSERT INTO "journal" VALUES(268,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','volunteer added',NULL,NULL,41,NULL);
INSERT INTO "journal" VALUES(269,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','volunteer added',NULL,NULL,42,NULL);
INSERT INTO "journal" VALUES(270,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','coordinator added',NULL,NULL,43,NULL);
INSERT INTO "journal" VALUES(271,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(272,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(273,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(274,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(275,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,3,NULL);
INSERT INTO "journal" VALUES(276,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,3,NULL);
INSERT INTO "journal" VALUES(277,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,4,NULL);
INSERT INTO "journal" VALUES(278,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,5,NULL);
INSERT INTO "journal" VALUES(279,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,6,NULL);
INSERT INTO "journal" VALUES(280,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,6,NULL);
INSERT INTO "journal" VALUES(281,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,6,NULL);
INSERT INTO "journal" VALUES(282,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,7,NULL);
INSERT INTO "journal" VALUES(283,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,8,NULL);
INSERT INTO "journal" VALUES(284,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,8,NULL);
INSERT INTO "journal" VALUES(285,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,10,NULL);
INSERT INTO "journal" VALUES(286,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,12,NULL);
INSERT INTO "journal" VALUES(287,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,12,NULL);
INSERT INTO "journal" VALUES(288,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,14,NULL);
INSERT INTO "journal" VALUES(289,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,15,NULL);
INSERT INTO "journal" VALUES(290,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,18,NULL);
INSERT INTO "journal" VALUES(291,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,18,NULL);
INSERT INTO "journal" VALUES(292,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,21,NULL);
INSERT INTO "journal" VALUES(293,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,29,NULL);
INSERT INTO "journal" VALUES(294,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,33,NULL);
INSERT INTO "journal" VALUES(295,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,34,NULL);
INSERT INTO "journal" VALUES(296,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,34,NULL);
INSERT INTO "journal" VALUES(297,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,40,NULL);
INSERT INTO "journal" VALUES(298,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','subscription added',NULL,NULL,40,NULL);
INSERT INTO "journal" VALUES(299,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(300,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(301,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(302,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,1,NULL);
INSERT INTO "journal" VALUES(303,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,3,NULL);
INSERT INTO "journal" VALUES(304,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,3,NULL);
INSERT INTO "journal" VALUES(305,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,4,NULL);
INSERT INTO "journal" VALUES(306,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,6,NULL);
INSERT INTO "journal" VALUES(307,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,6,NULL);
INSERT INTO "journal" VALUES(308,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,6,NULL);
INSERT INTO "journal" VALUES(309,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,7,NULL);
INSERT INTO "journal" VALUES(310,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,8,NULL);
INSERT INTO "journal" VALUES(311,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,8,NULL);
INSERT INTO "journal" VALUES(312,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,10,NULL);
INSERT INTO "journal" VALUES(313,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,12,NULL);
INSERT INTO "journal" VALUES(314,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,12,NULL);
INSERT INTO "journal" VALUES(315,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,14,NULL);
INSERT INTO "journal" VALUES(316,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,15,NULL);
INSERT INTO "journal" VALUES(317,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,18,NULL);
INSERT INTO "journal" VALUES(318,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,18,NULL);
INSERT INTO "journal" VALUES(319,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,21,NULL);
INSERT INTO "journal" VALUES(320,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,29,NULL);
INSERT INTO "journal" VALUES(321,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,33,NULL);
INSERT INTO "journal" VALUES(322,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,34,NULL);
INSERT INTO "journal" VALUES(323,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,34,NULL);
INSERT INTO "journal" VALUES(324,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,40,NULL);
INSERT INTO "journal" VALUES(325,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','payment taken',NULL,NULL,40,NULL);
INSERT INTO "journal" VALUES(326,'2026-11-23T10:00:00.000000+00:00','kiosk-1','demo','points counted',NULL,NULL,10,NULL);
INSERT INTO "journal" VALUES(327,'2026-05-28T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPO-0459',111,14,1);
INSERT INTO "journal" VALUES(328,'2026-07-16T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo INS-0161',50,40,2);
INSERT INTO "journal" VALUES(329,'2026-07-17T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo INS-0143',32,40,3);
INSERT INTO "journal" VALUES(330,'2026-08-25T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo VEL-0345',81,4,4);
INSERT INTO "journal" VALUES(331,'2026-09-09T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPE-0065',25,40,5);
INSERT INTO "journal" VALUES(332,'2026-09-24T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPE-0049',9,21,6);
INSERT INTO "journal" VALUES(333,'2026-10-04T10:00:00.000000+00:00','kiosk-1','self-service','returned','demo INS-0161 back',50,40,2);
INSERT INTO "journal" VALUES(334,'2026-10-14T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo BAB-0242',59,3,7);
INSERT INTO "journal" VALUES(335,'2026-10-14T10:00:00.000000+00:00','kiosk-1','self-service','returned','demo SPE-0065 back',25,40,5);
INSERT INTO "journal" VALUES(336,'2026-10-24T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo BAB-0255',72,18,8);
INSERT INTO "journal" VALUES(337,'2026-10-28T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPE-0046',6,21,9);
INSERT INTO "journal" VALUES(338,'2026-10-30T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPE-0059',19,3,10);
INSERT INTO "journal" VALUES(339,'2026-11-02T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo LEG-0541',115,6,11);
INSERT INTO "journal" VALUES(340,'2026-11-03T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPE-0048',8,1,12);
INSERT INTO "journal" VALUES(341,'2026-11-04T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPE-0050',10,12,13);
INSERT INTO "journal" VALUES(342,'2026-11-05T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo LEG-0549',123,33,14);
INSERT INTO "journal" VALUES(343,'2026-11-11T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo BAB-0246',63,7,15);
INSERT INTO "journal" VALUES(344,'2026-11-12T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo BOE-0741',135,27,16);
INSERT INTO "journal" VALUES(345,'2026-11-13T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo INS-0150',39,8,17);
INSERT INTO "journal" VALUES(346,'2026-11-14T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPE-0066',26,6,18);
INSERT INTO "journal" VALUES(347,'2026-11-15T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPE-0063',23,6,19);
INSERT INTO "journal" VALUES(348,'2026-11-16T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo INS-0158',47,15,20);
INSERT INTO "journal" VALUES(349,'2026-11-17T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo INS-0146',35,5,21);
INSERT INTO "journal" VALUES(350,'2026-11-18T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SWO-0645',131,24,22);
INSERT INTO "journal" VALUES(351,'2026-11-18T10:00:00.000000+00:00','kiosk-1','self-service','returned','demo SPE-0049 back',9,21,6);
INSERT INTO "journal" VALUES(352,'2026-11-19T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo INS-0141',30,1,23);
INSERT INTO "journal" VALUES(353,'2026-11-19T10:00:00.000000+00:00','kiosk-1','self-service','reserved','demo 1001 waits for SPE-0063',23,1,NULL);
INSERT INTO "journal" VALUES(354,'2026-11-20T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo LEG-0547',121,12,24);
INSERT INTO "journal" VALUES(355,'2026-11-20T10:00:00.000000+00:00','kiosk-1','self-service','reserved','demo 1021 waits for SPE-0050',10,21,NULL);
INSERT INTO "journal" VALUES(356,'2026-11-21T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPO-0455',107,10,25);
INSERT INTO "journal" VALUES(357,'2026-11-21T10:00:00.000000+00:00','kiosk-1','self-service','reserved','demo 1006 waits for SPE-0050',10,6,NULL);
INSERT INTO "journal" VALUES(358,'2026-11-22T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo VEL-0350',86,29,26);
INSERT INTO "journal" VALUES(359,'2026-11-22T10:00:00.000000+00:00','kiosk-1','self-service','reserved','demo 1003 waits for SPE-0050',10,3,NULL);
INSERT INTO "journal" VALUES(360,'2026-11-22T10:00:00.000000+00:00','kiosk-1','self-service','reserved','demo 1029 waits for VEL-0345',81,29,NULL);
INSERT INTO "journal" VALUES(361,'2026-11-22T10:00:00.000000+00:00','kiosk-1','self-service','returned','demo SPE-0063 back',23,6,19);
INSERT INTO "journal" VALUES(362,'2026-11-23T10:00:00.000000+00:00','kiosk-1','self-service','lent','demo SPE-0064',24,18,27);
INSERT INTO "journal" VALUES(363,'2026-11-11T10:00:00.000000+00:00','kiosk-1','self-service','swapped','demo 1001 RUIL-BODY',NULL,1,NULL);
INSERT INTO "journal" VALUES(364,'2026-11-11T10:00:00.000000+00:00','kiosk-1','self-service','counted','demo 1001 RUIL-BODY counted',NULL,1,NULL);
INSERT INTO "journal" VALUES(365,'2026-11-17T10:00:00.000000+00:00','kiosk-1','self-service','swapped','demo 1001 SPORT-TRUI',NULL,1,NULL);
INSERT INTO "journal" VALUES(366,'2026-11-17T10:00:00.000000+00:00','kiosk-1','self-service','counted','demo 1001 SPORT-TRUI counted',NULL,1,NULL);
INSERT INTO "journal" VALUES(367,'2026-11-20T10:00:00.000000+00:00','kiosk-1','self-service','swapped','demo 1003 RUIL-KNUFFEL',NULL,3,NULL);
INSERT INTO "journal" VALUES(368,'2026-11-20T10:00:00.000000+00:00','kiosk-1','self-service','counted','demo 1003 RUIL-KNUFFEL counted',NULL,3,NULL);
INSERT INTO "journal" VALUES(369,'2026-11-14T10:00:00.000000+00:00','kiosk-1','self-service','swapped','demo 1007 RUIL-SLAB',NULL,7,NULL);
INSERT INTO "journal" VALUES(370,'2026-11-14T10:00:00.000000+00:00','kiosk-1','self-service','counted','demo 1007 RUIL-SLAB counted',NULL,7,NULL);
INSERT INTO "journal" VALUES(371,'2026-11-15T10:00:00.000000+00:00','kiosk-1','self-service','swapped','demo 1018 RUIL-FLES',NULL,18,NULL);
INSERT INTO "journal" VALUES(372,'2026-11-15T10:00:00.000000+00:00','kiosk-1','self-service','counted','demo 1018 RUIL-FLES counted',NULL,18,NULL);
INSERT INTO "journal" VALUES(373,'2026-11-18T10:00:00.000000+00:00','kiosk-1','self-service','swapped','demo 1024 SWOP-KLEREN',NULL,24,NULL);
INSERT INTO "journal" VALUES(374,'2026-11-18T10:00:00.000000+00:00','kiosk-1','self-service','counted','demo 1024 SWOP-KLEREN counted',NULL,24,NULL);
INSERT INTO "journal" VALUES(375,'2026-11-03T10:00:00.000000+00:00','kiosk-1','self-service','swapped','demo 1027 STEK',NULL,27,NULL);
INSERT INTO "journal" VALUES(376,'2026-11-03T10:00:00.000000+00:00','kiosk-1','self-service','counted','demo 1027 STEK counted',NULL,27,NULL);
INSERT INTO "journal" VALUES(377,'2026-11-23T10:05:00.000000+00:00','kiosk-1','self-service','lent','visit 0',1,1,28);
INSERT INTO "journal" VALUES(378,'2026-11-23T10:06:00.000000+00:00','kiosk-1','self-service','parts reported','visit 1',1,1,28);
INSERT INTO "journal" VALUES(379,'2026-11-23T10:07:00.000000+00:00','kiosk-1','self-service','returned','visit 2',8,1,12);
INSERT INTO "journal" VALUES(380,'2026-11-23T10:08:00.000000+00:00','kiosk-1','self-service','parts reported','visit 3',8,1,12);
INSERT INTO "journal" VALUES(381,'2026-11-23T10:09:00.000000+00:00','kiosk-1','self-service','returned','visit 4',30,1,23);
INSERT INTO "journal" VALUES(382,'2026-11-23T10:10:00.000000+00:00','kiosk-1','self-service','renewed','visit 5',24,18,27);
INSERT INTO "journal" VALUES(383,'2026-11-23T10:11:00.000000+00:00','kiosk-1','self-service','lent','visit 6',22,8,29);
INSERT INTO "journal" VALUES(384,'2026-11-23T10:12:00.000000+00:00','kiosk-1','self-service','swapped','visit 7',NULL,1,NULL);
INSERT INTO "journal" VALUES(385,'2026-11-23T10:13:00.000000+00:00','kiosk-1','self-service','counted','visit 8',NULL,1,NULL);
INSERT INTO "journal" VALUES(386,'2026-11-23T10:14:00.000000+00:00','kiosk-1','self-service','swapped','visit 9',NULL,3,NULL);
INSERT INTO "journal" VALUES(387,'2026-11-23T10:15:00.000000+00:00','kiosk-1','self-service','swapped','visit 10',NULL,18,NULL);
INSERT INTO "journal" VALUES(388,'2026-11-23T10:16:00.000000+00:00','kiosk-1','self-service','swapped','visit 11',149,34,NULL);
INSERT INTO "journal" VALUES(389,'2026-11-23T10:17:00.000000+00:00','kiosk-1','self-service','reserved','visit 12',8,21,NULL);
INSERT INTO "journal" VALUES(390,'2026-11-23T10:18:00.000000+00:00','kiosk-1','self-service','reserved','visit 13',26,1,NULL);
INSERT INTO "journal" VALUES(391,'2026-11-23T10:19:00.000000+00:00','kiosk-1','self-service','returned','visit 14',32,1,3);
INSERT INTO "journal" VALUES(392,'2026-11-23T10:20:00.000000+00:00','kiosk-1','self-service','returned, undone','visit 15',32,1,3);
INSERT INTO "journal" VALUES(393,'2026-11-23T10:21:00.000000+00:00','kiosk-1','self-service','returned','visit 16',6,21,9);
INSERT INTO "journal" VALUES(394,'2026-11-23T10:22:00.000000+00:00','kiosk-1','self-service','returned','visit 17',123,NULL,14);
INSERT INTO "journal" VALUES(395,'2026-11-23T10:23:00.000000+00:00','kiosk-1','volunteer 41','returned','check in 1',26,NULL,18);
INSERT INTO "journal" VALUES(396,'2026-11-23T10:24:00.000000+00:00','kiosk-1','desk','payment taken',NULL,NULL,40,NULL);
INSERT INTO "journal" VALUES(397,'2026-11-23T10:24:00.000000+00:00','kiosk-1','self-service','lent','visit 18',122,33,30);
INSERT INTO "journal" VALUES(398,'2026-11-23T10:25:00.000000+00:00','kiosk-1','self-service','lent','visit 19',58,7,31);
INSERT INTO "journal" VALUES(399,'2026-11-23T10:26:00.000000+00:00','kiosk-1','self-service','instructions read','visit 20',58,7,31);
INSERT INTO "journal" VALUES(400,'2026-11-23T10:27:00.000000+00:00','kiosk-1','self-service','lent','visit 21',31,1,32);
CREATE TABLE "loan" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	item_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	lent_at TEXT NOT NULL, 
	due_on TEXT NOT NULL, 
	returned_at TEXT, 
	renewals INTEGER DEFAULT '0' NOT NULL, 
	undone_at TEXT, 
	terms_id INTEGER, 
	subscription_id INTEGER, 
	CONSTRAINT fk_loan_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT ck_loan_undone CHECK (returned_at IS NULL OR undone_at IS NULL), 
	CONSTRAINT fk_loan_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_loan_renewals CHECK (renewals >= 0), 
	CONSTRAINT fk_loan_terms_id FOREIGN KEY(terms_id) REFERENCES terms (id), 
	CONSTRAINT fk_loan_subscription_id FOREIGN KEY(subscription_id) REFERENCES subscription (id)
)
 STRICT

;
INSERT INTO "loan" VALUES(1,111,14,'2026-05-28T10:00:00.000000+00:00','2026-11-24',NULL,0,NULL,5,18);
INSERT INTO "loan" VALUES(2,50,40,'2026-07-16T10:00:00.000000+00:00','2026-07-23','2026-10-04T10:00:00.000000+00:00',0,NULL,2,28);
INSERT INTO "loan" VALUES(3,32,40,'2026-07-17T10:00:00.000000+00:00','2026-07-24',NULL,0,NULL,2,28);
INSERT INTO "loan" VALUES(4,81,4,'2026-08-25T10:00:00.000000+00:00','2027-08-25',NULL,0,NULL,4,7);
INSERT INTO "loan" VALUES(5,25,40,'2026-09-09T10:00:00.000000+00:00','2026-09-30','2026-10-14T10:00:00.000000+00:00',0,NULL,1,27);
INSERT INTO "loan" VALUES(6,9,21,'2026-09-24T10:00:00.000000+00:00','2026-10-15','2026-11-18T10:00:00.000000+00:00',0,NULL,1,22);
INSERT INTO "loan" VALUES(7,59,3,'2026-10-14T10:00:00.000000+00:00','2027-10-14',NULL,0,NULL,3,5);
INSERT INTO "loan" VALUES(8,72,18,'2026-10-24T10:00:00.000000+00:00','2027-10-24',NULL,0,NULL,3,20);
INSERT INTO "loan" VALUES(9,6,21,'2026-10-28T10:00:00.000000+00:00','2026-11-18','2026-11-23T10:21:00.000000+00:00',0,NULL,1,22);
INSERT INTO "loan" VALUES(10,19,3,'2026-10-30T10:00:00.000000+00:00','2026-11-20',NULL,0,NULL,1,6);
INSERT INTO "loan" VALUES(11,115,6,'2026-11-02T10:00:00.000000+00:00','2026-11-23',NULL,0,NULL,6,9);
INSERT INTO "loan" VALUES(12,8,1,'2026-11-03T10:00:00.000000+00:00','2026-11-24','2026-11-23T10:07:00.000000+00:00',0,NULL,1,1);
INSERT INTO "loan" VALUES(13,10,12,'2026-11-04T10:00:00.000000+00:00','2026-11-25',NULL,0,NULL,1,16);
INSERT INTO "loan" VALUES(14,123,33,'2026-11-05T10:00:00.000000+00:00','2026-11-26','2026-11-23T10:22:00.000000+00:00',0,NULL,6,24);
INSERT INTO "loan" VALUES(15,63,7,'2026-11-11T10:00:00.000000+00:00','2027-11-11',NULL,0,NULL,3,12);
INSERT INTO "loan" VALUES(16,135,27,'2026-11-12T10:00:00.000000+00:00','2027-01-04',NULL,0,NULL,8,NULL);
INSERT INTO "loan" VALUES(17,39,8,'2026-11-13T10:00:00.000000+00:00','2026-11-20',NULL,0,NULL,2,13);
INSERT INTO "loan" VALUES(18,26,6,'2026-11-14T10:00:00.000000+00:00','2026-12-05','2026-11-23T10:23:00.000000+00:00',0,NULL,1,10);
INSERT INTO "loan" VALUES(19,23,6,'2026-11-15T10:00:00.000000+00:00','2026-12-06','2026-11-22T10:00:00.000000+00:00',0,NULL,1,10);
INSERT INTO "loan" VALUES(20,47,15,'2026-11-16T10:00:00.000000+00:00','2026-11-23',NULL,0,NULL,2,19);
INSERT INTO "loan" VALUES(21,35,5,'2026-11-17T10:00:00.000000+00:00','2026-11-24',NULL,0,NULL,2,8);
INSERT INTO "loan" VALUES(22,131,24,'2026-11-18T10:00:00.000000+00:00','2027-01-17',NULL,0,NULL,7,NULL);
INSERT INTO "loan" VALUES(23,30,1,'2026-11-19T10:00:00.000000+00:00','2026-11-26','2026-11-23T10:09:00.000000+00:00',0,NULL,2,2);
INSERT INTO "loan" VALUES(24,121,12,'2026-11-20T10:00:00.000000+00:00','2026-12-11',NULL,0,NULL,6,17);
INSERT INTO "loan" VALUES(25,107,10,'2026-11-21T10:00:00.000000+00:00','2026-12-19',NULL,0,NULL,5,15);
INSERT INTO "loan" VALUES(26,86,29,'2026-11-22T10:00:00.000000+00:00','2027-11-22',NULL,0,NULL,4,23);
INSERT INTO "loan" VALUES(27,24,18,'2026-11-23T10:00:00.000000+00:00','2027-01-04',NULL,1,NULL,1,21);
INSERT INTO "loan" VALUES(28,1,1,'2026-11-23T10:05:00.000000+00:00','2026-12-14',NULL,0,NULL,1,1);
INSERT INTO "loan" VALUES(29,22,8,'2026-11-23T10:11:00.000000+00:00','2026-12-14',NULL,0,NULL,1,14);
INSERT INTO "loan" VALUES(30,122,33,'2026-11-23T10:24:00.000000+00:00','2026-12-14',NULL,0,NULL,6,24);
INSERT INTO "loan" VALUES(31,58,7,'2026-11-23T10:25:00.000000+00:00','2027-06-11',NULL,0,NULL,3,12);
INSERT INTO "loan" VALUES(32,31,1,'2026-11-23T10:27:00.000000+00:00','2026-11-30',NULL,0,NULL,2,2);
CREATE TABLE "member" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	number TEXT NOT NULL, 
	code_kind TEXT DEFAULT 'member' NOT NULL, 
	name TEXT NOT NULL, 
	language TEXT NOT NULL, 
	more_time INTEGER NOT NULL, 
	pin_hash TEXT, 
	adult INTEGER DEFAULT '1' NOT NULL, 
	blocked_at TEXT, 
	blocked_because TEXT, 
	CONSTRAINT ck_member_code_kind CHECK (code_kind = 'member'), 
	CONSTRAINT fk_member_number_code_kind FOREIGN KEY(number, code_kind) REFERENCES code (code, kind), 
	CONSTRAINT uq_member_number UNIQUE (number)
)
 STRICT

;
INSERT INTO "member" VALUES(1,'1001','member','Ada Vercruysse','nl',0,'$argon2id$v=19$m=19456,t=2,p=1$kiX4paLKQ9GsINsbJf2r6A$AtpTpBLS85BJgKK/LQqFi5MNqkEd1Leg+XX8hQtJyr0',1,NULL,NULL);
INSERT INTO "member" VALUES(2,'1002','member','Benoît Delattre','fr',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(3,'1003','member','Fatima El Amrani','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(4,'1004','member','Olena Kovalenko','en',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(5,'1005','member','Mehmet Yıldız','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(6,'1006','member','Griet Vandenbroucke','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(7,'1007','member','Aminata Diallo','fr',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(8,'1008','member','Jozef Callens','nl',1,'$argon2id$v=19$m=19456,t=2,p=1$I6LQAUnzXjQfkhrhBJEmJA$nyU6u7vhEtxefyvi8pZf0ImLo4bar89xef1Yb8uAQao',1,NULL,NULL);
INSERT INTO "member" VALUES(9,'1009','member','Samuel Okafor','en',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(10,'1010','member','Lien Deprez','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(11,'1011','member','Youssef Benali','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(12,'1012','member','Chloé Lefèvre','fr',0,'$argon2id$v=19$m=19456,t=2,p=1$HzZxd+54E9srhQdSUCEn8g$oPoSqXXWktqq56TwnMYS5bLKIYRO/DCnGCFIxaeEBUo',1,NULL,NULL);
INSERT INTO "member" VALUES(13,'1013','member','Marijke Dewulf','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(14,'1014','member','Priya Raman','en',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(15,'1015','member','Piotr Nowak','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(16,'1016','member','Sofie Lambrecht','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(17,'1017','member','Tesfaye Bekele','en',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(18,'1018','member','Zeynep Aydın','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(19,'1019','member','Jean-Luc Moreau','fr',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(20,'1020','member','Bram Verhaeghe','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(21,'1021','member','Nour Haddad','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(22,'1022','member','Andrii Shevchuk','en',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(23,'1023','member','Ilse Debruyne','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(24,'1024','member','Mariam Touré','fr',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(25,'1025','member','Karel Desmet','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(26,'1026','member','Ioana Popescu','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(27,'1027','member','Wei Zhang','en',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(28,'1028','member','Hilde Vanneste','nl',1,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(29,'1029','member','Rachid Ouali','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(30,'1030','member','Élodie Carpentier','fr',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(31,'1031','member','Tuur Ghesquière','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(32,'1032','member','Hodan Warsame','en',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(33,'1033','member','Anouk Seynaeve','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(34,'1034','member','Amir Rahimi','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(35,'1035','member','Patrick Mbuyi','fr',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(36,'1036','member','Veerle Houthoofd','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(37,'1037','member','Selin Çelik','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(38,'1038','member','Tenzin Dolma','en',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(39,'1039','member','Wouter Baert','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(40,'1040','member','Dina Kharroubi','nl',0,NULL,1,NULL,NULL);
INSERT INTO "member" VALUES(41,'1041','member','Joke Vermeersch','nl',0,'$argon2id$v=19$m=19456,t=2,p=1$1fS2hauwwf8hsmXZX0sWKw$uvAv6jYiPJBHgeUwTd+fyKTF98PvgCo2KaMWerFfpbU',1,NULL,NULL);
INSERT INTO "member" VALUES(42,'1042','member','Stefaan Bultinck','nl',0,'$argon2id$v=19$m=19456,t=2,p=1$Atkv5Z+BB1Zzo29vo6f7aQ$iukxBfRGMma3pBH4sH5du1HMEmpfu0r9Hbk92A5SnE8',1,NULL,NULL);
INSERT INTO "member" VALUES(43,'1043','member','Nadia Benkirane','fr',0,'$argon2id$v=19$m=19456,t=2,p=1$KBBAMnXFkrjnTiCIhK29yg$hD19r9HBffTqIJdrG2lCoNJaPNFFt15HcO3VnnbxzTU',1,NULL,NULL);
CREATE TABLE opening_override (
	initiative_id INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	opens TEXT, 
	closes TEXT, 
	who TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_opening_override PRIMARY KEY (initiative_id, day), 
	CONSTRAINT ck_opening_override_closed CHECK ((opens IS NULL) = (closes IS NULL)), 
	CONSTRAINT ck_opening_override_opens CHECK (opens < closes), 
	CONSTRAINT fk_opening_override_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id)
)
 STRICT

;
CREATE TABLE "operation" (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	at TEXT NOT NULL, 
	item_id INTEGER, 
	member_id INTEGER, 
	loan_id INTEGER, 
	due_on TEXT, 
	due_before TEXT, 
	elsewhere INTEGER NOT NULL, 
	undoes INTEGER, 
	condition_before TEXT, 
	kept_until_before TEXT, 
	answer TEXT, 
	account TEXT, 
	who TEXT, 
	reason TEXT, 
	CONSTRAINT fk_operation_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT uq_operation_id UNIQUE (id), 
	CONSTRAINT fk_operation_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT ck_operation_item CHECK (item_id IS NOT NULL OR kind IN ('swapped', 'counted', 'undone')), 
	CONSTRAINT fk_operation_loan_id FOREIGN KEY(loan_id) REFERENCES loan (id), 
	CONSTRAINT uq_operation_undoes UNIQUE (undoes), 
	CONSTRAINT ck_operation_kind CHECK (kind IN ('lent', 'returned', 'renewed', 'swapped', 'counted', 'reserved', 'given up', 'undone')), 
	CONSTRAINT ck_operation_undoes CHECK ((kind = 'undone') = (undoes IS NOT NULL)), 
	CONSTRAINT fk_operation_undoes FOREIGN KEY(undoes) REFERENCES operation (seq)
)
 STRICT

;
INSERT INTO "operation" VALUES(1,'demo SPO-0459','lent','2026-05-28T10:00:00.000000+00:00',111,14,1,'2026-11-24',NULL,0,NULL,'good',NULL,'{"operation":"demo SPO-0459","deed":"lent","item":{"barcode":"SPO-0459","name":"Roeitoestel","picture":"fitness","initiative":{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A"}},"due_on":"2026-11-24","price":200,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}','{"initiative":{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A"},"owed":200,"payment":{"beneficiary":"Sportrijk (voorbeeld)","iban":"BE31539333333355","reference":"+++000/0000/00101+++"},"points":10,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(2,'demo INS-0161','lent','2026-07-16T10:00:00.000000+00:00',50,40,2,'2026-07-23',NULL,0,NULL,'good',NULL,'{"operation":"demo INS-0161","deed":"lent","item":{"barcode":"INS-0161","name":"Deltaschuurder","picture":"sander","initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"}},"due_on":"2026-07-23","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(3,'demo INS-0143','lent','2026-07-17T10:00:00.000000+00:00',32,40,3,'2026-07-24',NULL,0,NULL,'good',NULL,'{"operation":"demo INS-0143","deed":"lent","item":{"barcode":"INS-0143","name":"Boorhamer","picture":"drill","initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"}},"due_on":"2026-07-24","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"De boren zelf zitten in de kleine doos.","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(4,'demo VEL-0345','lent','2026-08-25T10:00:00.000000+00:00',81,4,4,'2027-08-25',NULL,0,NULL,'good',NULL,'{"operation":"demo VEL-0345","deed":"lent","item":{"barcode":"VEL-0345","name":"Fiets 16 duim","picture":"bike","initiative":{"key":"velootje","name":"’t Velootje","colour":"#4C8A3A"}},"due_on":"2027-08-25","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"Kijk samen of de remmen goed werken.","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(5,'demo SPE-0065','lent','2026-09-09T10:00:00.000000+00:00',25,40,5,'2026-09-30',NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0065","deed":"lent","item":{"barcode":"SPE-0065","name":"Stapeltoren","picture":"blocks","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-09-30","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(6,'demo SPE-0049','lent','2026-09-24T10:00:00.000000+00:00',9,21,6,'2026-10-15',NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0049","deed":"lent","item":{"barcode":"SPE-0049","name":"Memory dieren","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-10-15","price":0,"elsewhere":false,"parts":[{"name":"kaartjes","count":48,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(7,'demo INS-0161 back','returned','2026-10-04T10:00:00.000000+00:00',50,40,2,NULL,NULL,0,NULL,'good',NULL,'{"operation":"demo INS-0161 back","deed":"returned","item":{"barcode":"INS-0161","name":"Deltaschuurder","picture":"sander","initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"}},"due_on":null,"price":1100,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"Maak de stofzak leeg.","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}','{"initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"},"owed":1100,"payment":{"beneficiary":"Instrumentheek (voorbeeld)","iban":"BE85539111111106","reference":"+++000/0000/00202+++"},"points":null,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(8,'demo BAB-0242','lent','2026-10-14T10:00:00.000000+00:00',59,3,7,'2027-10-14',NULL,0,NULL,'good',NULL,'{"operation":"demo BAB-0242","deed":"lent","item":{"barcode":"BAB-0242","name":"Autostoel i-Size","picture":"seat","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":"2027-10-14","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"Lees het blad in de stoel: het zegt hoe je hem vastmaakt.","confirm":true,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(9,'demo SPE-0065 back','returned','2026-10-14T10:00:00.000000+00:00',25,40,5,NULL,NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0065 back","deed":"returned","item":{"barcode":"SPE-0065","name":"Stapeltoren","picture":"blocks","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":100,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"Maak het schoon voor je het terugbrengt.","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}','{"initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"},"owed":100,"payment":{"beneficiary":"Spelotheek (voorbeeld)","iban":"BE15539000000030","reference":"+++000/0000/00303+++"},"points":null,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(10,'demo BAB-0255','lent','2026-10-24T10:00:00.000000+00:00',72,18,8,'2027-10-24',NULL,0,NULL,'good',NULL,'{"operation":"demo BAB-0255","deed":"lent","item":{"barcode":"BAB-0255","name":"Traphek hout","picture":"stairgate","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":"2027-10-24","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(11,'demo SPE-0046','lent','2026-10-28T10:00:00.000000+00:00',6,21,9,'2026-11-18',NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0046","deed":"lent","item":{"barcode":"SPE-0046","name":"Legpuzzel zee, 1000 stukken","picture":"puzzle","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-11-18","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(12,'demo SPE-0059','lent','2026-10-30T10:00:00.000000+00:00',19,3,10,'2026-11-20',NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0059","deed":"lent","item":{"barcode":"SPE-0059","name":"Houten treinbaan","picture":"train","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-11-20","price":0,"elsewhere":false,"parts":[{"name":"rails","count":24,"picture":"train"},{"name":"locomotief","count":1,"picture":"train"},{"name":"wagons","count":3,"picture":"train"},{"name":"bruggen","count":2,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(13,'demo LEG-0541','lent','2026-11-02T10:00:00.000000+00:00',115,6,11,'2026-11-23',NULL,0,NULL,'good',NULL,'{"operation":"demo LEG-0541","deed":"lent","item":{"barcode":"LEG-0541","name":"LEGO politiebureau","picture":"lego","initiative":{"key":"legotheek","name":"Legotheek","colour":"#B3261E"}},"due_on":"2026-11-23","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(14,'demo SPE-0048','lent','2026-11-03T10:00:00.000000+00:00',8,1,12,'2026-11-24',NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0048","deed":"lent","item":{"barcode":"SPE-0048","name":"Ganzenbord","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-11-24","price":0,"elsewhere":false,"parts":[{"name":"bord","count":1,"picture":"boardgame"},{"name":"ganzen","count":6,"picture":""},{"name":"dobbelstenen","count":2,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(15,'demo SPE-0050','lent','2026-11-04T10:00:00.000000+00:00',10,12,13,'2026-11-25',NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0050","deed":"lent","item":{"barcode":"SPE-0050","name":"Kolonisten","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-11-25","price":0,"elsewhere":false,"parts":[{"name":"velden","count":19,"picture":"boardgame"},{"name":"kaarten","count":95,"picture":""},{"name":"houten stukken","count":96,"picture":""},{"name":"dobbelstenen","count":2,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(16,'demo LEG-0549','lent','2026-11-05T10:00:00.000000+00:00',123,33,14,'2026-11-26',NULL,0,NULL,'good',NULL,'{"operation":"demo LEG-0549","deed":"lent","item":{"barcode":"LEG-0549","name":"LEGO kasteel","picture":"lego","initiative":{"key":"legotheek","name":"Legotheek","colour":"#B3261E"}},"due_on":"2026-11-26","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(17,'demo BAB-0246','lent','2026-11-11T10:00:00.000000+00:00',63,7,15,'2027-11-11',NULL,0,NULL,'good',NULL,'{"operation":"demo BAB-0246","deed":"lent","item":{"barcode":"BAB-0246","name":"Kinderwagen","picture":"pram","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":"2027-11-11","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(18,'demo BOE-0741','lent','2026-11-12T10:00:00.000000+00:00',135,27,16,'2027-01-04',NULL,0,NULL,'good',NULL,'{"operation":"demo BOE-0741","deed":"lent","item":{"barcode":"BOE-0741","name":"Kookboek wereldkeuken","picture":"book","initiative":{"key":"boekdelen","name":"Boekdelen","colour":"#7A6A2A"}},"due_on":"2027-01-04","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(19,'demo INS-0150','lent','2026-11-13T10:00:00.000000+00:00',39,8,17,'2026-11-20',NULL,0,NULL,'good',NULL,'{"operation":"demo INS-0150","deed":"lent","item":{"barcode":"INS-0150","name":"Vouwladder 4 m","picture":"ladder","initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"}},"due_on":"2026-11-20","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(20,'demo SPE-0066','lent','2026-11-14T10:00:00.000000+00:00',26,6,18,'2026-12-05',NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0066","deed":"lent","item":{"barcode":"SPE-0066","name":"Poppenhuis","picture":"doll","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-12-05","price":0,"elsewhere":false,"parts":[{"name":"huis","count":1,"picture":"doll"},{"name":"poppen","count":4,"picture":"doll"},{"name":"meubels","count":12,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(21,'demo SPE-0063','lent','2026-11-15T10:00:00.000000+00:00',23,6,19,'2026-12-06',NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0063","deed":"lent","item":{"barcode":"SPE-0063","name":"Kapla 200","picture":"blocks","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-12-06","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"Tel de plankjes: het zijn er 200.","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(22,'demo INS-0158','lent','2026-11-16T10:00:00.000000+00:00',47,15,20,'2026-11-23',NULL,0,NULL,'good',NULL,'{"operation":"demo INS-0158","deed":"lent","item":{"barcode":"INS-0158","name":"Vlakschuurmachine","picture":"sander","initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"}},"due_on":"2026-11-23","price":0,"elsewhere":false,"parts":[{"name":"schuurmachine","count":1,"picture":"sander"},{"name":"stofzak","count":1,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(23,'demo INS-0146','lent','2026-11-17T10:00:00.000000+00:00',35,5,21,'2026-11-24',NULL,0,NULL,'good',NULL,'{"operation":"demo INS-0146","deed":"lent","item":{"barcode":"INS-0146","name":"Cirkelzaag","picture":"saw","initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"}},"due_on":"2026-11-24","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"Draag een bril en handschoenen.","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(24,'demo SWO-0645','lent','2026-11-18T10:00:00.000000+00:00',131,24,22,'2027-01-17',NULL,0,NULL,'good',NULL,'{"operation":"demo SWO-0645","deed":"lent","item":{"barcode":"SWO-0645","name":"Communiekleed","picture":"clothes","initiative":{"key":"swopengo","name":"Swop & Go","colour":"#00838F"}},"due_on":"2027-01-17","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(25,'demo SPE-0049 back','returned','2026-11-18T10:00:00.000000+00:00',9,21,6,NULL,NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0049 back","deed":"returned","item":{"barcode":"SPE-0049","name":"Memory dieren","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":125,"elsewhere":false,"parts":[{"name":"kaartjes","count":48,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}','{"initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"},"owed":125,"payment":{"beneficiary":"Spelotheek (voorbeeld)","iban":"BE15539000000030","reference":"+++000/0000/00404+++"},"points":null,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(26,'demo INS-0141','lent','2026-11-19T10:00:00.000000+00:00',30,1,23,'2026-11-26',NULL,0,NULL,'good',NULL,'{"operation":"demo INS-0141","deed":"lent","item":{"barcode":"INS-0141","name":"Klopboormachine","picture":"drill","initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"}},"due_on":"2026-11-26","price":0,"elsewhere":false,"parts":[{"name":"boormachine","count":1,"picture":"drill"},{"name":"handvat","count":1,"picture":""},{"name":"boren","count":8,"picture":"toolbox"},{"name":"koffer","count":1,"picture":"box"}],"parts_said":"nothing","instructions":"De boren zelf zitten in de kleine doos.","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(27,'demo 1001 waits for SPE-0063','reserved','2026-11-19T10:00:00.000000+00:00',23,1,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1001 waits for SPE-0063","deed":"reserved","item":{"barcode":"SPE-0063","name":"Kapla 200","picture":"blocks","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":{"item":{"barcode":"SPE-0063","name":"Kapla 200","picture":"blocks","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"place":1,"hold":null}}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(28,'demo LEG-0547','lent','2026-11-20T10:00:00.000000+00:00',121,12,24,'2026-12-11',NULL,0,NULL,'good',NULL,'{"operation":"demo LEG-0547","deed":"lent","item":{"barcode":"LEG-0547","name":"DUPLO dierentuin","picture":"lego","initiative":{"key":"legotheek","name":"Legotheek","colour":"#B3261E"}},"due_on":"2026-12-11","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(29,'demo 1021 waits for SPE-0050','reserved','2026-11-20T10:00:00.000000+00:00',10,21,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1021 waits for SPE-0050","deed":"reserved","item":{"barcode":"SPE-0050","name":"Kolonisten","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":{"item":{"barcode":"SPE-0050","name":"Kolonisten","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"place":1,"hold":null}}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(30,'demo SPO-0455','lent','2026-11-21T10:00:00.000000+00:00',107,10,25,'2026-12-19',NULL,0,NULL,'good',NULL,'{"operation":"demo SPO-0455","deed":"lent","item":{"barcode":"SPO-0455","name":"Tent 4 personen","picture":"tent","initiative":{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A"}},"due_on":"2026-12-19","price":200,"elsewhere":false,"parts":[{"name":"tent","count":1,"picture":"tent"},{"name":"stokken","count":3,"picture":""},{"name":"haringen","count":14,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}','{"initiative":{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A"},"owed":200,"payment":{"beneficiary":"Sportrijk (voorbeeld)","iban":"BE31539333333355","reference":"+++000/0000/00505+++"},"points":14,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(31,'demo 1006 waits for SPE-0050','reserved','2026-11-21T10:00:00.000000+00:00',10,6,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1006 waits for SPE-0050","deed":"reserved","item":{"barcode":"SPE-0050","name":"Kolonisten","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":{"item":{"barcode":"SPE-0050","name":"Kolonisten","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"place":2,"hold":null}}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(32,'demo VEL-0350','lent','2026-11-22T10:00:00.000000+00:00',86,29,26,'2027-11-22',NULL,0,NULL,'good',NULL,'{"operation":"demo VEL-0350","deed":"lent","item":{"barcode":"VEL-0350","name":"Driewieler","picture":"bike","initiative":{"key":"velootje","name":"’t Velootje","colour":"#4C8A3A"}},"due_on":"2027-11-22","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"Kijk samen of de remmen goed werken.","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(33,'demo 1003 waits for SPE-0050','reserved','2026-11-22T10:00:00.000000+00:00',10,3,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1003 waits for SPE-0050","deed":"reserved","item":{"barcode":"SPE-0050","name":"Kolonisten","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":{"item":{"barcode":"SPE-0050","name":"Kolonisten","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"place":3,"hold":null}}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(34,'demo 1029 waits for VEL-0345','reserved','2026-11-22T10:00:00.000000+00:00',81,29,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1029 waits for VEL-0345","deed":"reserved","item":{"barcode":"VEL-0345","name":"Fiets 16 duim","picture":"bike","initiative":{"key":"velootje","name":"’t Velootje","colour":"#4C8A3A"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":{"item":{"barcode":"VEL-0345","name":"Fiets 16 duim","picture":"bike","initiative":{"key":"velootje","name":"’t Velootje","colour":"#4C8A3A"}},"place":1,"hold":null}}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(35,'demo SPE-0063 back','returned','2026-11-22T10:00:00.000000+00:00',23,6,19,NULL,NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0063 back","deed":"returned","item":{"barcode":"SPE-0063","name":"Kapla 200","picture":"blocks","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"Maak het schoon voor je het terugbrengt.","confirm":false,"confirmed":false,"set_aside":false,"hold":{"shelf":"A1","code":"V9","until":"2026-11-29"},"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(36,'demo SPE-0064','lent','2026-11-23T10:00:00.000000+00:00',24,18,27,'2026-12-14',NULL,0,NULL,'good',NULL,'{"operation":"demo SPE-0064","deed":"lent","item":{"barcode":"SPE-0064","name":"Magneetblokken","picture":"blocks","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-12-14","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(37,'demo 1001 RUIL-BODY','swapped','2026-11-11T10:00:00.000000+00:00',NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1001 RUIL-BODY","deed":"swapped","item":{"barcode":"RUIL-BODY","name":"Body’s","picture":"clothes","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":1,"given":0,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":9,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(38,'demo 1001 RUIL-BODY counted','counted','2026-11-11T10:00:00.000000+00:00',NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1001 RUIL-BODY","deed":"swapped","item":{"barcode":"RUIL-BODY","name":"Body’s","picture":"clothes","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":3,"given":0,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":7,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(39,'demo 1001 SPORT-TRUI','swapped','2026-11-17T10:00:00.000000+00:00',NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1001 SPORT-TRUI","deed":"swapped","item":{"barcode":"SPORT-TRUI","name":"Truitjes en broeken","picture":"clothes","initiative":{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":2,"taken":1,"given":0,"most":null,"may_give":false,"waits":false},"reservation":null}','{"initiative":{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A"},"owed":0,"payment":null,"points":8,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(40,'demo 1001 SPORT-TRUI counted','counted','2026-11-17T10:00:00.000000+00:00',NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1001 SPORT-TRUI","deed":"swapped","item":{"barcode":"SPORT-TRUI","name":"Truitjes en broeken","picture":"clothes","initiative":{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":2,"taken":1,"given":0,"most":null,"may_give":false,"waits":false},"reservation":null}','{"initiative":{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A"},"owed":0,"payment":null,"points":8,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(41,'demo 1003 RUIL-KNUFFEL','swapped','2026-11-20T10:00:00.000000+00:00',NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1003 RUIL-KNUFFEL","deed":"swapped","item":{"barcode":"RUIL-KNUFFEL","name":"Knuffels en rammelaars","picture":"doll","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":2,"taken":1,"given":0,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":8,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(42,'demo 1003 RUIL-KNUFFEL counted','counted','2026-11-20T10:00:00.000000+00:00',NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1003 RUIL-KNUFFEL","deed":"swapped","item":{"barcode":"RUIL-KNUFFEL","name":"Knuffels en rammelaars","picture":"doll","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":2,"taken":1,"given":2,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":8,"waiting":4}','self-service',NULL);
INSERT INTO "operation" VALUES(43,'demo 1007 RUIL-SLAB','swapped','2026-11-14T10:00:00.000000+00:00',NULL,7,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1007 RUIL-SLAB","deed":"swapped","item":{"barcode":"RUIL-SLAB","name":"Slabben en doeken","picture":"nappy","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":1,"given":0,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":9,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(44,'demo 1007 RUIL-SLAB counted','counted','2026-11-14T10:00:00.000000+00:00',NULL,7,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1007 RUIL-SLAB","deed":"swapped","item":{"barcode":"RUIL-SLAB","name":"Slabben en doeken","picture":"nappy","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":2,"given":0,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":8,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(45,'demo 1018 RUIL-FLES','swapped','2026-11-15T10:00:00.000000+00:00',NULL,18,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1018 RUIL-FLES","deed":"swapped","item":{"barcode":"RUIL-FLES","name":"Zuigflessen","picture":"box","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":2,"taken":1,"given":0,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":8,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(46,'demo 1018 RUIL-FLES counted','counted','2026-11-15T10:00:00.000000+00:00',NULL,18,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1018 RUIL-FLES","deed":"swapped","item":{"barcode":"RUIL-FLES","name":"Zuigflessen","picture":"box","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":2,"taken":4,"given":0,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":2,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(47,'demo 1024 SWOP-KLEREN','swapped','2026-11-18T10:00:00.000000+00:00',NULL,24,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1024 SWOP-KLEREN","deed":"swapped","item":{"barcode":"SWOP-KLEREN","name":"Kinderkleren","picture":"clothes","initiative":{"key":"swopengo","name":"Swop & Go","colour":"#00838F"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":1,"given":0,"most":null,"may_give":true,"waits":false},"reservation":null}','{"initiative":{"key":"swopengo","name":"Swop & Go","colour":"#00838F"},"owed":0,"payment":null,"points":-1,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(48,'demo 1024 SWOP-KLEREN counted','counted','2026-11-18T10:00:00.000000+00:00',NULL,24,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1024 SWOP-KLEREN","deed":"swapped","item":{"barcode":"SWOP-KLEREN","name":"Kinderkleren","picture":"clothes","initiative":{"key":"swopengo","name":"Swop & Go","colour":"#00838F"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":2,"given":4,"most":null,"may_give":true,"waits":false},"reservation":null}','{"initiative":{"key":"swopengo","name":"Swop & Go","colour":"#00838F"},"owed":0,"payment":null,"points":2,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(49,'demo 1027 STEK','swapped','2026-11-03T10:00:00.000000+00:00',NULL,27,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1027 STEK","deed":"swapped","item":{"barcode":"STEK","name":"Stekjes","picture":"plant","initiative":{"key":"stekjesruil","name":"Stekjesruil","colour":"#3F7D58"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":0,"given":1,"most":null,"may_give":true,"waits":false},"reservation":null}','{"initiative":{"key":"stekjesruil","name":"Stekjesruil","colour":"#3F7D58"},"owed":0,"payment":null,"points":1,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(50,'demo 1027 STEK counted','counted','2026-11-03T10:00:00.000000+00:00',NULL,27,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"demo 1027 STEK","deed":"swapped","item":{"barcode":"STEK","name":"Stekjes","picture":"plant","initiative":{"key":"stekjesruil","name":"Stekjesruil","colour":"#3F7D58"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":0,"given":3,"most":null,"may_give":true,"waits":false},"reservation":null}','{"initiative":{"key":"stekjesruil","name":"Stekjesruil","colour":"#3F7D58"},"owed":0,"payment":null,"points":3,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(51,'visit 0','lent','2026-11-23T10:05:00.000000+00:00',1,1,28,'2026-12-14',NULL,0,NULL,'good',NULL,'{"operation":"visit 0","deed":"lent","item":{"barcode":"SPE-0041","name":"Houten puzzel boerderij","picture":"puzzle","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-12-14","price":0,"elsewhere":false,"parts":[{"name":"stukken","count":9,"picture":"puzzle"},{"name":"bord","count":1,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(52,'visit 2','returned','2026-11-23T10:07:00.000000+00:00',8,1,12,NULL,NULL,0,NULL,'good',NULL,'{"operation":"visit 2","deed":"returned","item":{"barcode":"SPE-0048","name":"Ganzenbord","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":0,"elsewhere":false,"parts":[{"name":"bord","count":1,"picture":"boardgame"},{"name":"ganzen","count":6,"picture":""},{"name":"dobbelstenen","count":2,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(53,'visit 4','returned','2026-11-23T10:09:00.000000+00:00',30,1,23,NULL,NULL,0,NULL,'good',NULL,'{"operation":"visit 4","deed":"returned","item":{"barcode":"INS-0141","name":"Klopboormachine","picture":"drill","initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"}},"due_on":null,"price":0,"elsewhere":false,"parts":[{"name":"boormachine","count":1,"picture":"drill"},{"name":"handvat","count":1,"picture":""},{"name":"boren","count":8,"picture":"toolbox"},{"name":"koffer","count":1,"picture":"box"}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(54,'visit 5','renewed','2026-11-23T10:10:00.000000+00:00',24,18,27,'2027-01-04','2026-12-14',0,NULL,'good',NULL,'{"operation":"visit 5","deed":"renewed","item":{"barcode":"SPE-0064","name":"Magneetblokken","picture":"blocks","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2027-01-04","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(55,'visit 6','lent','2026-11-23T10:11:00.000000+00:00',22,8,29,'2026-12-14',NULL,0,NULL,'good',NULL,'{"operation":"visit 6","deed":"lent","item":{"barcode":"SPE-0062","name":"Bouwblokken natuur","picture":"blocks","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":"2026-12-14","price":0,"elsewhere":false,"parts":[{"name":"blokken","count":40,"picture":"blocks"},{"name":"zak","count":1,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(56,'visit 7','swapped','2026-11-23T10:12:00.000000+00:00',NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"visit 7","deed":"swapped","item":{"barcode":"RUIL-BODY","name":"Body’s","picture":"clothes","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":1,"given":0,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":6,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(57,'visit 8','counted','2026-11-23T10:13:00.000000+00:00',NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"visit 7","deed":"swapped","item":{"barcode":"RUIL-BODY","name":"Body’s","picture":"clothes","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":3,"given":1,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":4,"waiting":1}','self-service',NULL);
INSERT INTO "operation" VALUES(58,'visit 9','swapped','2026-11-23T10:14:00.000000+00:00',NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"visit 9","deed":"swapped","item":{"barcode":"RUIL-SLAB","name":"Slabben en doeken","picture":"nappy","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":1,"taken":0,"given":1,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":8,"waiting":5}','self-service',NULL);
INSERT INTO "operation" VALUES(59,'visit 10','swapped','2026-11-23T10:15:00.000000+00:00',NULL,18,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"visit 10","deed":"swapped","item":{"barcode":"RUIL-FLES","name":"Zuigflessen","picture":"box","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":2,"taken":1,"given":0,"most":null,"may_give":true,"waits":true},"reservation":null}','{"initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"},"owed":0,"payment":null,"points":0,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(60,'visit 11','swapped','2026-11-23T10:16:00.000000+00:00',149,34,NULL,NULL,NULL,0,NULL,'good',NULL,'{"operation":"visit 11","deed":"swapped","item":{"barcode":"SPO-0463","name":"Stepbank","picture":"fitness","initiative":{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":{"points":6,"taken":1,"given":0,"most":1,"may_give":false,"waits":false},"reservation":null}','{"initiative":{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A"},"owed":0,"payment":null,"points":4,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(61,'visit 12','reserved','2026-11-23T10:17:00.000000+00:00',8,21,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"visit 12","deed":"reserved","item":{"barcode":"SPE-0048","name":"Ganzenbord","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":{"item":{"barcode":"SPE-0048","name":"Ganzenbord","picture":"boardgame","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"place":1,"hold":null}}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(62,'visit 13','reserved','2026-11-23T10:18:00.000000+00:00',26,1,NULL,NULL,NULL,0,NULL,NULL,NULL,'{"operation":"visit 13","deed":"reserved","item":{"barcode":"SPE-0066","name":"Poppenhuis","picture":"doll","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":{"item":{"barcode":"SPE-0066","name":"Poppenhuis","picture":"doll","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"place":1,"hold":null}}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(63,'visit 14','returned','2026-11-23T10:19:00.000000+00:00',32,1,3,NULL,NULL,1,NULL,'good',NULL,'{"operation":"visit 14","deed":"returned","item":{"barcode":"INS-0143","name":"Boorhamer","picture":"drill","initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"}},"due_on":null,"price":0,"elsewhere":true,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(64,'visit 15','undone','2026-11-23T10:20:00.000000+00:00',32,1,3,NULL,NULL,0,63,NULL,NULL,NULL,NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(65,'visit 16','returned','2026-11-23T10:21:00.000000+00:00',6,21,9,NULL,NULL,0,NULL,'good',NULL,'{"operation":"visit 16","deed":"returned","item":{"barcode":"SPE-0046","name":"Legpuzzel zee, 1000 stukken","picture":"puzzle","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":25,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}','{"initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"},"owed":150,"payment":{"beneficiary":"Spelotheek (voorbeeld)","iban":"BE15539000000030","reference":"+++000/0000/00404+++"},"points":null,"waiting":0}','self-service',NULL);
INSERT INTO "operation" VALUES(66,'visit 17','returned','2026-11-23T10:22:00.000000+00:00',123,NULL,14,NULL,NULL,0,NULL,'good',NULL,'{"operation":"visit 17","deed":"returned","item":{"barcode":"LEG-0549","name":"LEGO kasteel","picture":"lego","initiative":{"key":"legotheek","name":"Legotheek","colour":"#B3261E"}},"due_on":null,"price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(67,'check in 1','returned','2026-11-23T10:23:00.000000+00:00',26,NULL,18,NULL,NULL,0,NULL,'good',NULL,'{"operation":"check in 1","deed":"returned","item":{"barcode":"SPE-0066","name":"Poppenhuis","picture":"doll","initiative":{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF"}},"due_on":null,"price":0,"elsewhere":false,"parts":[{"name":"huis","count":1,"picture":"doll"},{"name":"poppen","count":4,"picture":"doll"},{"name":"meubels","count":12,"picture":""}],"parts_said":"nothing","instructions":"Maak het schoon voor je het terugbrengt.","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'volunteer 41',NULL);
INSERT INTO "operation" VALUES(68,'visit 18','lent','2026-11-23T10:24:00.000000+00:00',122,33,30,'2026-12-14',NULL,0,NULL,'good',NULL,'{"operation":"visit 18","deed":"lent","item":{"barcode":"LEG-0548","name":"DUPLO brandweer","picture":"lego","initiative":{"key":"legotheek","name":"Legotheek","colour":"#B3261E"}},"due_on":"2026-12-14","price":0,"elsewhere":false,"parts":[{"name":"wagen","count":1,"picture":"lego"},{"name":"blokken","count":26,"picture":"blocks"},{"name":"brandweermannen","count":2,"picture":""}],"parts_said":"nothing","instructions":"","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(69,'visit 19','lent','2026-11-23T10:25:00.000000+00:00',58,7,31,'2027-06-11',NULL,0,NULL,'good',NULL,'{"operation":"visit 19","deed":"lent","item":{"barcode":"BAB-0241","name":"Autostoel groep 0","picture":"seat","initiative":{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8"}},"due_on":"2027-06-11","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"Lees het blad in de stoel: het zegt hoe je hem vastmaakt.","confirm":true,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
INSERT INTO "operation" VALUES(70,'visit 21','lent','2026-11-23T10:27:00.000000+00:00',31,1,32,'2026-11-30',NULL,0,NULL,'good',NULL,'{"operation":"visit 21","deed":"lent","item":{"barcode":"INS-0142","name":"Accuboormachine 18 V","picture":"drill","initiative":{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F"}},"due_on":"2026-11-30","price":0,"elsewhere":false,"parts":[],"parts_said":"not asked","instructions":"De boren zelf zitten in de kleine doos.","confirm":false,"confirmed":false,"set_aside":false,"hold":null,"swap":null,"reservation":null}',NULL,'self-service',NULL);
CREATE TABLE part (
	item_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	count INTEGER DEFAULT '1' NOT NULL, 
	picture TEXT, 
	CONSTRAINT pk_part PRIMARY KEY (item_id, position), 
	CONSTRAINT ck_part_position CHECK (position >= 0), 
	CONSTRAINT ck_part_count CHECK (count >= 1), 
	CONSTRAINT fk_part_item_id FOREIGN KEY(item_id) REFERENCES item (id)
)
 STRICT

;
INSERT INTO "part" VALUES(1,0,'stukken',9,'puzzle');
INSERT INTO "part" VALUES(1,1,'bord',1,NULL);
INSERT INTO "part" VALUES(8,0,'bord',1,'boardgame');
INSERT INTO "part" VALUES(8,1,'ganzen',6,NULL);
INSERT INTO "part" VALUES(8,2,'dobbelstenen',2,NULL);
INSERT INTO "part" VALUES(9,0,'kaartjes',48,NULL);
INSERT INTO "part" VALUES(10,0,'velden',19,'boardgame');
INSERT INTO "part" VALUES(10,1,'kaarten',95,NULL);
INSERT INTO "part" VALUES(10,2,'houten stukken',96,NULL);
INSERT INTO "part" VALUES(10,3,'dobbelstenen',2,NULL);
INSERT INTO "part" VALUES(19,0,'rails',24,'train');
INSERT INTO "part" VALUES(19,1,'locomotief',1,'train');
INSERT INTO "part" VALUES(19,2,'wagons',3,'train');
INSERT INTO "part" VALUES(19,3,'bruggen',2,NULL);
INSERT INTO "part" VALUES(22,0,'blokken',40,'blocks');
INSERT INTO "part" VALUES(22,1,'zak',1,NULL);
INSERT INTO "part" VALUES(26,0,'huis',1,'doll');
INSERT INTO "part" VALUES(26,1,'poppen',4,'doll');
INSERT INTO "part" VALUES(26,2,'meubels',12,NULL);
INSERT INTO "part" VALUES(30,0,'boormachine',1,'drill');
INSERT INTO "part" VALUES(30,1,'handvat',1,NULL);
INSERT INTO "part" VALUES(30,2,'boren',8,'toolbox');
INSERT INTO "part" VALUES(30,3,'koffer',1,'box');
INSERT INTO "part" VALUES(47,0,'schuurmachine',1,'sander');
INSERT INTO "part" VALUES(47,1,'stofzak',1,NULL);
INSERT INTO "part" VALUES(54,0,'beamer',1,'projector');
INSERT INTO "part" VALUES(54,1,'stroomkabel',1,NULL);
INSERT INTO "part" VALUES(54,2,'HDMI-kabel',1,NULL);
INSERT INTO "part" VALUES(54,3,'afstandsbediening',1,NULL);
INSERT INTO "part" VALUES(102,0,'rackets',4,'racket');
INSERT INTO "part" VALUES(102,1,'pluimpjes',3,NULL);
INSERT INTO "part" VALUES(102,2,'net',1,NULL);
INSERT INTO "part" VALUES(107,0,'tent',1,'tent');
INSERT INTO "part" VALUES(107,1,'stokken',3,NULL);
INSERT INTO "part" VALUES(107,2,'haringen',14,NULL);
INSERT INTO "part" VALUES(122,0,'wagen',1,'lego');
INSERT INTO "part" VALUES(122,1,'blokken',26,'blocks');
INSERT INTO "part" VALUES(122,2,'brandweermannen',2,NULL);
CREATE TABLE payment_reference (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	member_id INTEGER NOT NULL, 
	initiative_id INTEGER NOT NULL, 
	opened_at TEXT NOT NULL, 
	closed_at TEXT, 
	CONSTRAINT fk_payment_reference_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_payment_reference_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id)
)
 STRICT

;
INSERT INTO "payment_reference" VALUES(1,14,5,'2026-05-28T10:00:00.000000+00:00',NULL);
INSERT INTO "payment_reference" VALUES(2,40,2,'2026-10-04T10:00:00.000000+00:00',NULL);
INSERT INTO "payment_reference" VALUES(3,40,1,'2026-10-14T10:00:00.000000+00:00',NULL);
INSERT INTO "payment_reference" VALUES(4,21,1,'2026-11-18T10:00:00.000000+00:00',NULL);
INSERT INTO "payment_reference" VALUES(5,10,5,'2026-11-21T10:00:00.000000+00:00',NULL);
CREATE TABLE pin_try (
	number TEXT NOT NULL, 
	failures INTEGER NOT NULL, 
	last_at TEXT NOT NULL, 
	CONSTRAINT pk_pin_try PRIMARY KEY (number)
)
 STRICT

;
CREATE TABLE referral (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	member_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	until TEXT NOT NULL, 
	noted_at TEXT NOT NULL, 
	CONSTRAINT ck_referral_kind CHECK (kind IN ('letter', 'uitpas')), 
	CONSTRAINT fk_referral_member_id FOREIGN KEY(member_id) REFERENCES member (id)
)
 STRICT

;
INSERT INTO "referral" VALUES(1,3,'letter','2027-04-22','2026-11-23T10:00:00.000000+00:00');
INSERT INTO "referral" VALUES(2,7,'uitpas','2027-09-19','2026-11-23T10:00:00.000000+00:00');
INSERT INTO "referral" VALUES(3,21,'uitpas','2026-12-05','2026-11-23T10:00:00.000000+00:00');
INSERT INTO "referral" VALUES(4,34,'letter','2026-11-22','2026-11-23T10:00:00.000000+00:00');
CREATE TABLE "report" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	loan_id INTEGER, 
	member_id INTEGER, 
	at TEXT NOT NULL, 
	set_aside INTEGER NOT NULL, 
	undone_at TEXT, 
	hold TEXT, 
	CONSTRAINT fk_report_line FOREIGN KEY(line) REFERENCES operation (seq), 
	CONSTRAINT fk_report_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_report_loan_id FOREIGN KEY(loan_id) REFERENCES loan (id), 
	CONSTRAINT uq_report_operation UNIQUE (operation)
)
 STRICT

;
INSERT INTO "report" VALUES(1,'visit 1',51,28,1,'2026-11-23T10:06:00.000000+00:00',0,NULL,NULL);
INSERT INTO "report" VALUES(2,'visit 3',52,12,1,'2026-11-23T10:08:00.000000+00:00',1,NULL,NULL);
CREATE TABLE report_note (
	report_id INTEGER NOT NULL, 
	part INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	missing INTEGER NOT NULL, 
	broken INTEGER NOT NULL, 
	CONSTRAINT pk_report_note PRIMARY KEY (report_id, part), 
	CONSTRAINT ck_report_note_part CHECK (part >= -1), 
	CONSTRAINT ck_report_note_something CHECK (missing >= 0 AND broken >= 0 AND missing + broken > 0), 
	CONSTRAINT fk_report_note_report_id FOREIGN KEY(report_id) REFERENCES report (id)
)
 STRICT

;
INSERT INTO "report_note" VALUES(2,1,'ganzen',2,0);
INSERT INTO "report_note" VALUES(2,2,'dobbelstenen',0,1);
CREATE TABLE reservation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	item_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	made_at TEXT NOT NULL, 
	line INTEGER, 
	ready_at TEXT, 
	ready_until TEXT, 
	code TEXT, 
	ended_at TEXT, 
	outcome TEXT, 
	loan_id INTEGER, 
	CONSTRAINT ck_reservation_outcome CHECK (outcome IN ('fetched', 'expired', 'given up', 'undone')), 
	CONSTRAINT ck_reservation_ended CHECK ((ended_at IS NULL) = (outcome IS NULL)), 
	CONSTRAINT ck_reservation_ready CHECK ((ready_at IS NULL) = (ready_until IS NULL) AND (ready_at IS NULL) = (code IS NULL)), 
	CONSTRAINT ck_reservation_loan CHECK (loan_id IS NULL OR outcome = 'fetched'), 
	CONSTRAINT fk_reservation_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_reservation_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_reservation_line FOREIGN KEY(line) REFERENCES operation (seq), 
	CONSTRAINT fk_reservation_loan_id FOREIGN KEY(loan_id) REFERENCES loan (id), 
	CONSTRAINT uq_reservation_line UNIQUE (line), 
	CONSTRAINT uq_reservation_loan_id UNIQUE (loan_id)
)
 STRICT

;
INSERT INTO "reservation" VALUES(1,23,1,'2026-11-19T10:00:00.000000+00:00',27,'2026-11-22T10:00:00.000000+00:00','2026-11-29','V9',NULL,NULL,NULL);
INSERT INTO "reservation" VALUES(2,10,21,'2026-11-20T10:00:00.000000+00:00',29,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "reservation" VALUES(3,10,6,'2026-11-21T10:00:00.000000+00:00',31,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "reservation" VALUES(4,10,3,'2026-11-22T10:00:00.000000+00:00',33,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "reservation" VALUES(5,81,29,'2026-11-22T10:00:00.000000+00:00',34,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "reservation" VALUES(6,8,21,'2026-11-23T10:17:00.000000+00:00',61,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "reservation" VALUES(7,26,1,'2026-11-23T10:18:00.000000+00:00',62,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE role (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	member_id INTEGER NOT NULL, 
	initiative_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	since TEXT NOT NULL, 
	CONSTRAINT ck_role_kind CHECK (kind IN ('volunteer', 'coordinator')), 
	CONSTRAINT fk_role_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_role_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id), 
	CONSTRAINT uq_role_member_id_initiative_id UNIQUE (member_id, initiative_id)
)
 STRICT

;
INSERT INTO "role" VALUES(1,41,1,'volunteer','2026-11-23T10:00:00.000000+00:00');
INSERT INTO "role" VALUES(2,42,3,'volunteer','2026-11-23T10:00:00.000000+00:00');
INSERT INTO "role" VALUES(3,43,2,'coordinator','2026-11-23T10:00:00.000000+00:00');
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
)
 STRICT

;
INSERT INTO "setting" VALUES('house','{"holidays":"BE","closed":[{"first":"2026-12-24","last":"2027-01-03","why":"Kerstvakantie"}],"problems_everywhere":false}');
CREATE TABLE stock_count (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	initiative_id INTEGER NOT NULL, 
	category TEXT NOT NULL, 
	since TEXT NOT NULL, 
	who TEXT NOT NULL, 
	ended_at TEXT, 
	CONSTRAINT fk_stock_count_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id)
)
 STRICT

;
CREATE TABLE stock_seen (
	count_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	item_id INTEGER, 
	found TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_stock_seen PRIMARY KEY (count_id, code), 
	CONSTRAINT ck_stock_seen_found CHECK (found IN ('here', 'surplus', 'missing')), 
	CONSTRAINT ck_stock_seen_item CHECK (item_id IS NOT NULL OR found = 'surplus'), 
	CONSTRAINT fk_stock_seen_count_id FOREIGN KEY(count_id) REFERENCES stock_count (id), 
	CONSTRAINT fk_stock_seen_item_id FOREIGN KEY(item_id) REFERENCES item (id)
)
 STRICT

;
CREATE TABLE strip (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subscription_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	change INTEGER NOT NULL, 
	remaining INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	loan_id INTEGER, 
	line INTEGER, 
	undoes INTEGER, 
	CONSTRAINT ck_strip_change CHECK (change <> 0), 
	CONSTRAINT ck_strip_remaining CHECK (remaining >= 0), 
	CONSTRAINT fk_strip_subscription_id FOREIGN KEY(subscription_id) REFERENCES subscription (id), 
	CONSTRAINT fk_strip_loan_id FOREIGN KEY(loan_id) REFERENCES loan (id), 
	CONSTRAINT fk_strip_line FOREIGN KEY(line) REFERENCES operation (seq), 
	CONSTRAINT fk_strip_undoes FOREIGN KEY(undoes) REFERENCES strip (id), 
	CONSTRAINT uq_strip_subscription_id_place UNIQUE (subscription_id, place), 
	CONSTRAINT uq_strip_undoes UNIQUE (undoes)
)
 STRICT

;
INSERT INTO "strip" VALUES(1,21,1,-1,9,'2026-11-23T10:00:00.000000+00:00',27,36,NULL);
INSERT INTO "strip" VALUES(2,21,2,-1,8,'2026-11-23T10:10:00.000000+00:00',27,54,NULL);
INSERT INTO "strip" VALUES(3,14,1,-1,9,'2026-11-23T10:11:00.000000+00:00',29,55,NULL);
CREATE TABLE subscription (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	member_id INTEGER NOT NULL, 
	initiative_id INTEGER NOT NULL, 
	terms_id INTEGER NOT NULL, 
	"plan" TEXT NOT NULL, 
	first TEXT NOT NULL, 
	last TEXT NOT NULL, 
	CONSTRAINT ck_subscription_first CHECK (first <= last), 
	CONSTRAINT fk_subscription_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_subscription_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id), 
	CONSTRAINT fk_subscription_terms_id FOREIGN KEY(terms_id) REFERENCES terms (id)
)
 STRICT

;
INSERT INTO "subscription" VALUES(1,1,1,1,'jaar','2026-07-26','2027-07-25');
INSERT INTO "subscription" VALUES(2,1,2,2,'jaar','2025-12-08','2026-12-07');
INSERT INTO "subscription" VALUES(3,1,3,3,'jaar','2026-08-25','2027-08-24');
INSERT INTO "subscription" VALUES(4,1,5,5,'jaar','2026-10-14','2027-10-13');
INSERT INTO "subscription" VALUES(5,3,3,3,'jaar','2026-05-07','2027-05-06');
INSERT INTO "subscription" VALUES(6,3,1,1,'jaar','2026-05-07','2027-05-06');
INSERT INTO "subscription" VALUES(7,4,4,4,'jaar','2026-08-20','2027-08-19');
INSERT INTO "subscription" VALUES(8,5,2,2,'gift','2026-06-26','2027-06-25');
INSERT INTO "subscription" VALUES(9,6,6,6,'gewoon','2026-09-24','2027-09-23');
INSERT INTO "subscription" VALUES(10,6,1,1,'jaar','2026-09-24','2027-09-23');
INSERT INTO "subscription" VALUES(11,6,2,2,'jaar','2026-09-24','2027-09-23');
INSERT INTO "subscription" VALUES(12,7,3,3,'jaar','2026-10-24','2027-10-23');
INSERT INTO "subscription" VALUES(13,8,2,2,'jaar','2026-04-27','2027-04-26');
INSERT INTO "subscription" VALUES(14,8,1,1,'beurten','2026-10-09','2027-10-08');
INSERT INTO "subscription" VALUES(15,10,5,5,'jaar','2026-11-13','2027-11-12');
INSERT INTO "subscription" VALUES(16,12,1,1,'jaar','2026-08-25','2027-08-24');
INSERT INTO "subscription" VALUES(17,12,6,6,'klein','2026-11-09','2027-11-08');
INSERT INTO "subscription" VALUES(18,14,5,5,'jaar','2026-05-07','2027-05-06');
INSERT INTO "subscription" VALUES(19,15,2,2,'jaar','2026-11-03','2027-11-02');
INSERT INTO "subscription" VALUES(20,18,3,3,'jaar','2026-10-09','2027-10-08');
INSERT INTO "subscription" VALUES(21,18,1,1,'beurten','2026-10-24','2027-10-23');
INSERT INTO "subscription" VALUES(22,21,1,1,'jaar','2026-07-16','2027-07-15');
INSERT INTO "subscription" VALUES(23,29,4,4,'jaar','2026-11-22','2027-11-21');
INSERT INTO "subscription" VALUES(24,33,6,6,'groot','2026-08-15','2027-08-14');
INSERT INTO "subscription" VALUES(25,34,5,5,'jaar','2026-08-15','2027-08-14');
INSERT INTO "subscription" VALUES(26,34,2,2,'jaar','2026-08-15','2027-08-14');
INSERT INTO "subscription" VALUES(27,40,1,1,'jaar','2025-10-19','2026-10-18');
INSERT INTO "subscription" VALUES(28,40,2,2,'jaar','2025-10-19','2026-10-18');
CREATE TABLE swap (
	line INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	initiative_id INTEGER NOT NULL, 
	item_id INTEGER, 
	points INTEGER NOT NULL, 
	taken INTEGER NOT NULL, 
	given INTEGER NOT NULL, 
	seen INTEGER NOT NULL, 
	credited INTEGER NOT NULL, 
	CONSTRAINT pk_swap PRIMARY KEY (line), 
	CONSTRAINT ck_swap_points CHECK (points >= 0), 
	CONSTRAINT ck_swap_taken CHECK (taken >= 0), 
	CONSTRAINT ck_swap_given CHECK (0 <= credited AND credited <= seen AND seen <= given), 
	CONSTRAINT ck_swap_single CHECK (item_id IS NULL OR taken + given <= 1), 
	CONSTRAINT fk_swap_line FOREIGN KEY(line) REFERENCES operation (seq), 
	CONSTRAINT fk_swap_member_id FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_swap_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id), 
	CONSTRAINT fk_swap_item_id FOREIGN KEY(item_id) REFERENCES item (id)
)
 STRICT

;
INSERT INTO "swap" VALUES(37,1,3,NULL,1,3,0,0,0);
INSERT INTO "swap" VALUES(39,1,5,NULL,2,1,0,0,0);
INSERT INTO "swap" VALUES(41,3,3,NULL,2,1,2,0,0);
INSERT INTO "swap" VALUES(43,7,3,NULL,1,2,0,0,0);
INSERT INTO "swap" VALUES(45,18,3,NULL,2,4,0,0,0);
INSERT INTO "swap" VALUES(47,24,7,NULL,1,2,4,4,4);
INSERT INTO "swap" VALUES(49,27,9,NULL,1,0,3,3,3);
INSERT INTO "swap" VALUES(56,1,3,NULL,1,3,1,0,0);
INSERT INTO "swap" VALUES(58,3,3,NULL,1,0,1,0,0);
INSERT INTO "swap" VALUES(59,18,3,NULL,2,1,0,0,0);
INSERT INTO "swap" VALUES(60,34,5,149,6,1,0,0,0);
CREATE TABLE tag (
	code TEXT NOT NULL, 
	code_kind TEXT DEFAULT 'tag' NOT NULL, 
	initiative_id INTEGER NOT NULL, 
	category TEXT NOT NULL, 
	CONSTRAINT pk_tag PRIMARY KEY (code), 
	CONSTRAINT ck_tag_code_kind CHECK (code_kind = 'tag'), 
	CONSTRAINT fk_tag_code_code_kind FOREIGN KEY(code, code_kind) REFERENCES code (code, kind), 
	CONSTRAINT fk_tag_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id)
)
 STRICT

;
INSERT INTO "tag" VALUES('RUIL-BODY','tag',3,'body');
INSERT INTO "tag" VALUES('RUIL-SLAB','tag',3,'slab');
INSERT INTO "tag" VALUES('RUIL-FLES','tag',3,'fles');
INSERT INTO "tag" VALUES('RUIL-KNUFFEL','tag',3,'knuffel');
INSERT INTO "tag" VALUES('SPORT-TRUI','tag',5,'trui');
INSERT INTO "tag" VALUES('SPORT-SCHOEN','tag',5,'schoen');
INSERT INTO "tag" VALUES('SPORT-JAS','tag',5,'jas');
INSERT INTO "tag" VALUES('SWOP-KLEREN','tag',7,'kleren');
INSERT INTO "tag" VALUES('SWOP-SCHOENEN','tag',7,'schoenen');
INSERT INTO "tag" VALUES('SWOP-JAS','tag',7,'jas');
INSERT INTO "tag" VALUES('STEK','tag',9,'stek');
INSERT INTO "tag" VALUES('STEK-POT','tag',9,'plant');
CREATE TABLE terms (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	initiative_id INTEGER NOT NULL, 
	since TEXT NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT fk_terms_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id)
)
 STRICT

;
INSERT INTO "terms" VALUES(1,1,'2026-11-23T10:00:00.000000+00:00','{"key":"spelotheek","name":"Spelotheek","colour":"#2E7DAF","icon":"train","about":"Speelgoed, spelletjes en puzzels","works":["lending"],"hours":[[],[],[{"opens":"14:00:00","closes":"17:00:00"}],[],[],[{"opens":"10:00:00","closes":"12:00:00"}],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":21,"renewals":1,"most":null,"most_a_day":null,"fee":0,"late":50,"grace_days":0,"late_most":500,"may_owe":1000,"overdue_days":28,"deposit_over":null,"deposit":0},"plans":[{"key":"jaar","name":"Jaarabonnement","price":1500,"months":12,"loans":null,"points":0,"categories":[]},{"key":"beurten","name":"Beurtenkaart","price":800,"months":12,"loans":10,"points":0,"categories":[]}],"categories":[{"key":"speelgoed","name":"Speelgoed","picture":"blocks","most":null,"most_a_day":3,"days":null,"borrowing":"","returning":"Maak het schoon voor je het terugbrengt."},{"key":"spel","name":"Gezelschapsspel","picture":"boardgame","most":null,"most_a_day":1,"days":null,"borrowing":"","returning":""},{"key":"puzzel","name":"Puzzel","picture":"puzzle","most":null,"most_a_day":1,"days":null,"borrowing":"","returning":""}],"reductions":[{"proof":"letter","percent":50},{"proof":"uitpas","percent":50}],"swap":{"giving":"volunteer","floor":0,"categories":[]},"reservations":{"days":7,"most":3,"shelf":"A1"},"pay_to":{"iban":"BE15539000000030","beneficiary":"Spelotheek (voorbeeld)"}}');
INSERT INTO "terms" VALUES(2,2,'2026-11-23T10:00:00.000000+00:00','{"key":"instrumentheek","name":"Instrumentheek","colour":"#C4661F","icon":"drill","about":"Gereedschap en toestellen","works":["lending"],"hours":[[],[],[],[{"opens":"18:00:00","closes":"20:00:00"}],[],[{"opens":"10:00:00","closes":"12:00:00"}],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":7,"renewals":1,"most":null,"most_a_day":null,"fee":0,"late":100,"grace_days":1,"late_most":1500,"may_owe":1000,"overdue_days":21,"deposit_over":20000,"deposit":5000},"plans":[{"key":"jaar","name":"Jaarabonnement","price":2000,"months":12,"loans":null,"points":0,"categories":[]},{"key":"gift","name":"Jaarabonnement voor wie gereedschap gaf","price":0,"months":12,"loans":null,"points":0,"categories":[]}],"categories":[{"key":"boren","name":"Boren","picture":"drill","most":null,"most_a_day":null,"days":null,"borrowing":"De boren zelf zitten in de kleine doos.","returning":""},{"key":"schuren","name":"Schuren","picture":"sander","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":"Maak de stofzak leeg."},{"key":"ladders","name":"Ladders","picture":"ladder","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"gereedschap","name":"Gereedschap","picture":"toolbox","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"beeld","name":"Klank en beeld","picture":"projector","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"zagen","name":"Zagen","picture":"saw","most":null,"most_a_day":null,"days":null,"borrowing":"Draag een bril en handschoenen.","returning":"Haal de stekker uit voor je het blad schoonmaakt."}],"reductions":[{"proof":"letter","percent":50},{"proof":"uitpas","percent":50}],"swap":{"giving":"volunteer","floor":0,"categories":[]},"reservations":{"days":3,"most":2,"shelf":"B3"},"pay_to":{"iban":"BE85539111111106","beneficiary":"Instrumentheek (voorbeeld)"}}');
INSERT INTO "terms" VALUES(3,3,'2026-11-23T10:00:00.000000+00:00','{"key":"babytheek","name":"Babytheek","colour":"#8A5AA8","icon":"seat","about":"Alles voor baby’s, om te lenen en te ruilen","works":["lending","swapping"],"hours":[[],[{"opens":"09:30:00","closes":"11:30:00"}],[],[],[],[{"opens":"10:00:00","closes":"12:00:00"}],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"always","instructions_confirmed":true,"loans":{"days":180,"renewals":1,"most":null,"most_a_day":null,"fee":0,"late":0,"grace_days":0,"late_most":null,"may_owe":null,"overdue_days":28,"deposit_over":null,"deposit":0},"plans":[{"key":"jaar","name":"Jaarabonnement","price":2000,"months":12,"loans":null,"points":10,"categories":[]}],"categories":[{"key":"wagen","name":"Kinderwagen","picture":"pram","most":null,"most_a_day":null,"days":365,"borrowing":"","returning":""},{"key":"bed","name":"Bed","picture":"cot","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"hek","name":"Traphek","picture":"stairgate","most":null,"most_a_day":null,"days":365,"borrowing":"","returning":""},{"key":"stoel","name":"Kinderstoel","picture":"highchair","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"autostoel","name":"Autostoel","picture":"seat","most":null,"most_a_day":null,"days":365,"borrowing":"Lees het blad in de stoel: het zegt hoe je hem vastmaakt.","returning":"Leg het blad weer in de stoel."}],"reductions":[{"proof":"letter","percent":50},{"proof":"uitpas","percent":80}],"swap":{"giving":"approval","floor":0,"categories":[{"key":"body","name":"Body’s","picture":"clothes","points":1,"tags":["RUIL-BODY"]},{"key":"slab","name":"Slabben en doeken","picture":"nappy","points":1,"tags":["RUIL-SLAB"]},{"key":"fles","name":"Zuigflessen","picture":"box","points":2,"tags":["RUIL-FLES"]},{"key":"knuffel","name":"Knuffels en rammelaars","picture":"doll","points":2,"tags":["RUIL-KNUFFEL"]}]},"reservations":{"days":14,"most":null,"shelf":"Reservaties"},"pay_to":{"iban":"BE58539222222279","beneficiary":"Babytheek (voorbeeld)"}}');
INSERT INTO "terms" VALUES(4,4,'2026-11-23T10:00:00.000000+00:00','{"key":"velootje","name":"’t Velootje","colour":"#4C8A3A","icon":"bike","about":"Fietsen voor kinderen tot 12 jaar: te klein? Ruil voor de volgende maat","works":["lending","swapping"],"hours":[[],[],[{"opens":"13:30:00","closes":"16:30:00"}],[],[],[],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":365,"renewals":null,"most":null,"most_a_day":null,"fee":0,"late":0,"grace_days":0,"late_most":null,"may_owe":null,"overdue_days":null,"deposit_over":null,"deposit":0},"plans":[{"key":"jaar","name":"Jaarabonnement","price":2000,"months":12,"loans":null,"points":0,"categories":[]}],"categories":[{"key":"fiets","name":"Fiets","picture":"bike","most":1,"most_a_day":null,"days":null,"borrowing":"Kijk samen of de remmen goed werken.","returning":""},{"key":"helm","name":"Helm","picture":"helmet","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"zitje","name":"Fietszitje","picture":"seat","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""}],"reductions":[{"proof":"letter","percent":50},{"proof":"uitpas","percent":50}],"swap":{"giving":"volunteer","floor":0,"categories":[]},"reservations":{"days":7,"most":null,"shelf":""},"pay_to":null}');
INSERT INTO "terms" VALUES(5,5,'2026-11-23T10:00:00.000000+00:00','{"key":"sportrijk","name":"Sportrijk","colour":"#B8336A","icon":"ball","about":"Sportkleren ruilen, sportspullen lenen","works":["swapping","lending"],"hours":[[],[],[],[],[{"opens":"16:00:00","closes":"18:30:00"}],[],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":28,"renewals":1,"most":null,"most_a_day":null,"fee":200,"late":100,"grace_days":0,"late_most":800,"may_owe":1000,"overdue_days":null,"deposit_over":null,"deposit":0},"plans":[{"key":"jaar","name":"Jaarabonnement","price":1000,"months":12,"loans":null,"points":10,"categories":[]}],"categories":[{"key":"bal","name":"Ballen","picture":"ball","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"wielen","name":"Wielen en ijzers","picture":"skates","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"racket","name":"Rackets","picture":"racket","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"kamperen","name":"Kamperen","picture":"tent","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":"Laat alles drogen."},{"key":"fitness","name":"Fitness","picture":"fitness","most":1,"most_a_day":null,"days":180,"borrowing":"","returning":""}],"reductions":[{"proof":"letter","percent":50},{"proof":"uitpas","percent":50}],"swap":{"giving":"volunteer","floor":0,"categories":[{"key":"trui","name":"Truitjes en broeken","picture":"clothes","points":2,"tags":["SPORT-TRUI"]},{"key":"schoen","name":"Sportschoenen","picture":"shoes","points":3,"tags":["SPORT-SCHOEN"]},{"key":"jas","name":"Sportjassen","picture":"clothes","points":4,"tags":["SPORT-JAS"]}]},"reservations":{"days":7,"most":2,"shelf":"C2"},"pay_to":{"iban":"BE31539333333355","beneficiary":"Sportrijk (voorbeeld)"}}');
INSERT INTO "terms" VALUES(6,6,'2026-11-23T10:00:00.000000+00:00','{"key":"legotheek","name":"Legotheek","colour":"#B3261E","icon":"lego","about":"Bouwen, hier of thuis","works":["lending"],"hours":[[],[],[{"opens":"13:00:00","closes":"17:00:00"}],[],[],[],[{"opens":"14:00:00","closes":"17:00:00"}]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":21,"renewals":1,"most":2,"most_a_day":null,"fee":0,"late":100,"grace_days":0,"late_most":1000,"may_owe":null,"overdue_days":null,"deposit_over":null,"deposit":0},"plans":[{"key":"klein","name":"Klein","price":2500,"months":12,"loans":null,"points":0,"categories":["duplo"]},{"key":"gewoon","name":"Gewoon","price":5000,"months":12,"loans":null,"points":0,"categories":["duplo","lego"]},{"key":"groot","name":"Groot","price":7500,"months":12,"loans":null,"points":0,"categories":[]}],"categories":[{"key":"duplo","name":"DUPLO","picture":"lego","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"lego","name":"LEGO","picture":"lego","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"technic","name":"Grote sets","picture":"lego","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""}],"reductions":[{"proof":"letter","percent":50},{"proof":"uitpas","percent":50}],"swap":{"giving":"volunteer","floor":0,"categories":[]},"reservations":{"days":7,"most":2,"shelf":"D1"},"pay_to":{"iban":"BE04539444444431","beneficiary":"Legotheek (voorbeeld)"}}');
INSERT INTO "terms" VALUES(7,7,'2026-11-23T10:00:00.000000+00:00','{"key":"swopengo","name":"Swop & Go","colour":"#00838F","icon":"clothes","about":"Kinderkleren ruilen, 0 tot 14 jaar; feestkleren lenen","works":["swapping","lending"],"hours":[[],[],[{"opens":"13:30:00","closes":"17:00:00"}],[],[],[{"opens":"09:30:00","closes":"12:00:00"}],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":60,"renewals":null,"most":null,"most_a_day":null,"fee":0,"late":0,"grace_days":0,"late_most":null,"may_owe":null,"overdue_days":null,"deposit_over":null,"deposit":0},"plans":[],"categories":[{"key":"kleren","name":"Kleren","picture":"clothes","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""},{"key":"schoenen","name":"Schoenen","picture":"shoes","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""}],"reductions":[],"swap":{"giving":"member","floor":-5,"categories":[{"key":"kleren","name":"Kinderkleren","picture":"clothes","points":1,"tags":["SWOP-KLEREN"]},{"key":"schoenen","name":"Kinderschoenen","picture":"shoes","points":2,"tags":["SWOP-SCHOENEN"]},{"key":"jas","name":"Jassen","picture":"clothes","points":3,"tags":["SWOP-JAS"]}]},"reservations":{"days":7,"most":null,"shelf":""},"pay_to":null}');
INSERT INTO "terms" VALUES(8,8,'2026-11-23T10:00:00.000000+00:00','{"key":"boekdelen","name":"Boekdelen","colour":"#7A6A2A","icon":"book","about":"Boeken geven en nemen, zonder abonnement","works":["giving","lending"],"hours":[[{"opens":"10:00:00","closes":"12:00:00"}],[],[],[],[],[{"opens":"10:00:00","closes":"12:00:00"}],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":42,"renewals":null,"most":null,"most_a_day":null,"fee":0,"late":0,"grace_days":0,"late_most":null,"may_owe":null,"overdue_days":null,"deposit_over":null,"deposit":0},"plans":[],"categories":[{"key":"boek","name":"Boek","picture":"book","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""}],"reductions":[],"swap":{"giving":"volunteer","floor":0,"categories":[]},"reservations":{"days":7,"most":null,"shelf":""},"pay_to":null}');
INSERT INTO "terms" VALUES(9,9,'2026-11-23T10:00:00.000000+00:00','{"key":"stekjesruil","name":"Stekjesruil","colour":"#3F7D58","icon":"plant","about":"Planten en stekjes ruilen","works":["swapping","lending"],"hours":[[],[],[],[],[],[{"opens":"10:00:00","closes":"12:00:00"}],[]],"closed":[],"closed_on_holidays":true,"self_service":"return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":90,"renewals":null,"most":null,"most_a_day":null,"fee":0,"late":0,"grace_days":0,"late_most":null,"may_owe":null,"overdue_days":null,"deposit_over":null,"deposit":0},"plans":[],"categories":[{"key":"kweken","name":"Kweken","picture":"plant","most":null,"most_a_day":null,"days":null,"borrowing":"","returning":""}],"reductions":[],"swap":{"giving":"member","floor":-3,"categories":[{"key":"stek","name":"Stekjes","picture":"plant","points":1,"tags":["STEK"]},{"key":"plant","name":"Planten in pot","picture":"plant","points":2,"tags":["STEK-POT"]}]},"reservations":{"days":7,"most":0,"shelf":""},"pay_to":null}');
INSERT INTO "terms" VALUES(10,10,'2026-11-23T10:00:00.000000+00:00','{"key":"fietskeuken","name":"Fietskeuken","colour":"#5C6BC0","icon":"wrench","about":"Samen je fiets herstellen","works":["service"],"hours":[[],[],[],[{"opens":"18:00:00","closes":"21:00:00"}],[],[],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":21,"renewals":null,"most":null,"most_a_day":null,"fee":0,"late":0,"grace_days":0,"late_most":null,"may_owe":null,"overdue_days":null,"deposit_over":null,"deposit":0},"plans":[],"categories":[],"reductions":[],"swap":{"giving":"volunteer","floor":0,"categories":[]},"reservations":{"days":7,"most":null,"shelf":""},"pay_to":null}');
INSERT INTO "terms" VALUES(11,11,'2026-11-23T10:00:00.000000+00:00','{"key":"digipunt","name":"Digipunt","colour":"#455A64","icon":"laptop","about":"Hulp met computer en telefoon","works":["service"],"hours":[[],[{"opens":"13:30:00","closes":"16:00:00"}],[],[],[{"opens":"09:30:00","closes":"12:00:00"}],[],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":21,"renewals":null,"most":null,"most_a_day":null,"fee":0,"late":0,"grace_days":0,"late_most":null,"may_owe":null,"overdue_days":null,"deposit_over":null,"deposit":0},"plans":[],"categories":[],"reductions":[],"swap":{"giving":"volunteer","floor":0,"categories":[]},"reservations":{"days":7,"most":null,"shelf":""},"pay_to":null}');
INSERT INTO "terms" VALUES(12,12,'2026-11-23T10:00:00.000000+00:00','{"key":"pamperbank","name":"Pamperbank","colour":"#A0527D","icon":"nappy","about":"Luiers voor wie ze nodig heeft","works":["service"],"hours":[[{"opens":"13:30:00","closes":"15:30:00"}],[],[],[],[],[],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":21,"renewals":null,"most":null,"most_a_day":null,"fee":0,"late":0,"grace_days":0,"late_most":null,"may_owe":null,"overdue_days":null,"deposit_over":null,"deposit":0},"plans":[],"categories":[],"reductions":[],"swap":{"giving":"volunteer","floor":0,"categories":[]},"reservations":{"days":7,"most":null,"shelf":""},"pay_to":null}');
INSERT INTO "terms" VALUES(13,13,'2026-11-23T10:00:00.000000+00:00','{"key":"poezewoef","name":"Poezewoef","colour":"#8D6E46","icon":"cat","about":"Voer en spullen voor huisdieren","works":["service"],"hours":[[],[],[],[],[{"opens":"14:00:00","closes":"16:00:00"}],[],[]],"closed":[],"closed_on_holidays":true,"self_service":"borrow and return","check_returns":"problems","instructions_confirmed":false,"loans":{"days":21,"renewals":null,"most":null,"most_a_day":null,"fee":0,"late":0,"grace_days":0,"late_most":null,"may_owe":null,"overdue_days":null,"deposit_over":null,"deposit":0},"plans":[],"categories":[],"reductions":[],"swap":{"giving":"volunteer","floor":0,"categories":[]},"reservations":{"days":7,"most":null,"shelf":""},"pay_to":null}');
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE INDEX ix_terms_initiative_id_id ON terms (initiative_id, id);
CREATE INDEX ix_subscription_member_id_initiative_id_last ON subscription (member_id, initiative_id, last);
CREATE INDEX ix_card_member_id ON card (member_id);
CREATE INDEX ix_loan_open_member ON loan (member_id, due_on) WHERE returned_at IS NULL AND undone_at IS NULL;
CREATE UNIQUE INDEX uq_loan_open_item ON loan (item_id) WHERE returned_at IS NULL AND undone_at IS NULL;
CREATE INDEX ix_strip_line ON strip (line);
CREATE INDEX ix_referral_member_id_kind_until ON referral (member_id, kind, until);
CREATE INDEX ix_induction_member_id ON induction (member_id);
CREATE TRIGGER strip_no_update BEFORE UPDATE ON strip
                BEGIN SELECT RAISE(ABORT, 'table strip is only added to'); END;
CREATE TRIGGER strip_no_delete BEFORE DELETE ON strip
                BEGIN SELECT RAISE(ABORT, 'table strip is only added to'); END;
CREATE TRIGGER terms_no_update BEFORE UPDATE ON terms
                BEGIN SELECT RAISE(ABORT, 'table terms is only added to'); END;
CREATE INDEX ix_item_initiative_id ON item (initiative_id);
CREATE INDEX ix_entry_line ON entry (line);
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
            BEGIN SELECT RAISE(ABORT, 'table entry is only added to'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
            BEGIN SELECT RAISE(ABORT, 'table entry is only added to'); END;
CREATE INDEX ix_report_line ON report (line);
CREATE INDEX ix_tag_initiative_id ON tag (initiative_id);
CREATE INDEX ix_swap_waiting ON swap (member_id, initiative_id) WHERE given > seen;
CREATE UNIQUE INDEX uq_reservation_open_item_member ON reservation (item_id, member_id) WHERE ended_at IS NULL;
CREATE INDEX ix_reservation_open_item ON reservation (item_id, id) WHERE ended_at IS NULL;
CREATE INDEX ix_reservation_open_member ON reservation (member_id, id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX uq_reservation_ready_item ON reservation (item_id) WHERE ended_at IS NULL AND ready_until IS NOT NULL;
CREATE UNIQUE INDEX uq_reservation_ready_code ON reservation (code) WHERE ended_at IS NULL AND ready_until IS NOT NULL;
CREATE INDEX ix_reservation_ready_until ON reservation (ready_until) WHERE ended_at IS NULL AND ready_until IS NOT NULL;
CREATE UNIQUE INDEX uq_payment_reference_open ON payment_reference (member_id, initiative_id) WHERE closed_at IS NULL;
CREATE INDEX ix_operation_item_seq ON operation (item_id, seq);
CREATE INDEX ix_inbox_unsettled_item ON inbox (item_id) WHERE settled_at IS NULL;
CREATE INDEX ix_inbox_unsettled ON inbox (initiative_id, id) WHERE settled_at IS NULL;
CREATE INDEX ix_inbox_line ON inbox (line);
CREATE UNIQUE INDEX uq_inbox_unsettled_device ON inbox (device) WHERE settled_at IS NULL;
CREATE INDEX ix_inbox_item_id ON inbox (item_id);
CREATE INDEX ix_journal_item_id_id ON journal (item_id, id);
CREATE UNIQUE INDEX uq_stock_count_running ON stock_count (initiative_id, category) WHERE ended_at IS NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('member',43);
INSERT INTO "sqlite_sequence" VALUES('card',46);
INSERT INTO "sqlite_sequence" VALUES('loan',32);
INSERT INTO "sqlite_sequence" VALUES('item',150);
INSERT INTO "sqlite_sequence" VALUES('entry',89);
INSERT INTO "sqlite_sequence" VALUES('report',2);
INSERT INTO "sqlite_sequence" VALUES('operation',70);
INSERT INTO "sqlite_sequence" VALUES('inbox',7);
INSERT INTO "sqlite_sequence" VALUES('initiative',13);
INSERT INTO "sqlite_sequence" VALUES('journal',400);
INSERT INTO "sqlite_sequence" VALUES('terms',13);
INSERT INTO "sqlite_sequence" VALUES('referral',4);
INSERT INTO "sqlite_sequence" VALUES('induction',2);
INSERT INTO "sqlite_sequence" VALUES('role',3);
INSERT INTO "sqlite_sequence" VALUES('subscription',28);
INSERT INTO "sqlite_sequence" VALUES('payment_reference',5);
INSERT INTO "sqlite_sequence" VALUES('reservation',7);
INSERT INTO "sqlite_sequence" VALUES('strip',3);
INSERT INTO "sqlite_sequence" VALUES('confirmation',1);
COMMIT;
